// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.flyway.StepOutcome;
import dev.switchback.schema.Snapshot;

/**
 * What was seen when a migration ran on the database that has no rows but those that migrations insert.
 *
 * @param endedOtherSessions whether the script ended sessions that are not its own
 * @param before the schema before it
 * @param after  the schema after it, or after its failure
 */
public record EmptyFacts(StepOutcome outcome, boolean endedOtherSessions, Snapshot before, Snapshot after) {

    /** Says whether the migration applied. */
    public boolean applied() {
        return outcome instanceof StepOutcome.Applied;
    }
}
