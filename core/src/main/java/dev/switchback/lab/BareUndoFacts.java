// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.flyway.StepOutcome;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What was seen when a migration was taken back on a database without rows, because it does not apply to one with rows.
 *
 * @param outcome what became of the undo script
 * @param schema  the schema after the undo
 * @param mending statements that would mend what the undo left, lost and changed, where they can be given; if it failed, those
 *                that take back what it did
 * @param again   the migration's second application; empty if the undo did not get that far
 */
public record BareUndoFacts(StepOutcome outcome, Snapshot schema, List<String> mending, Optional<AgainFacts> again) {

    public BareUndoFacts {
        mending = List.copyOf(mending);
    }
}
