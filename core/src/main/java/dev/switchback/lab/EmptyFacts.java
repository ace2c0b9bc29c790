// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.flyway.StepOutcome;
import dev.switchback.schema.Snapshot;
import java.util.List;

/**
 * What was seen when a migration ran on the database that has no rows but those that migrations insert.
 *
 * @param endedOtherSessions whether the script ended sessions that are not its own
 * @param before the schema before it
 * @param after  the schema after it, or after its failure
 * @param mending statements that take back what it left when it failed, as far as they can be given
 */
public record EmptyFacts(
        StepOutcome outcome, boolean endedOtherSessions, Snapshot before, Snapshot after, List<String> mending) {

    public EmptyFacts {
        mending = List.copyOf(mending);
    }

    /** Says whether the migration applied. */
    public boolean applied() {
        return outcome instanceof StepOutcome.Applied;
    }
}
