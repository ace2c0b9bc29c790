// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.flyway.StepOutcome;
import java.util.Optional;

/**
 * One run of a migration on tables filled to some volume.
 *
 * @param applied what became of the migration
 * @param undone  what became of its undo script afterwards, if it has one and the migration applied
 */
public record Timing(StepOutcome applied, Optional<StepOutcome> undone) {}
