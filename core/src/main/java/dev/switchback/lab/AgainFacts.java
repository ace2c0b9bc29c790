// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.flyway.StepOutcome;
import dev.switchback.schema.Snapshot;

/**
 * What was seen when a migration ran a second time.
 *
 * @param after the schema after it
 */
public record AgainFacts(StepOutcome outcome, Snapshot after) {}
