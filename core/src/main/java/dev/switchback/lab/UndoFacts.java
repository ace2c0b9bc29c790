// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.data.compare.DataState;
import dev.switchback.data.compare.WrittenRows;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.engine.InsertedRow;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What was seen when a migration was taken back on the database that has rows in every table.
 *
 * @param outcome       what became of the undo script, in the attempt that counts
 * @param notWritten    the tables that refused every row after the migration, with the reasons
 * @param writtenAfter  the rows that were written after the migration and stood when the undo script ran
 * @param defeatedBy    the first attempt, if it failed with such rows and succeeded without them
 * @param mending       statements that would mend what the undo left, lost and changed, where they can be given; if it failed,
 *                      those that take back what it did
 * @param rowsRemained  whether those rows could not be removed after a failed attempt, so that they may be its cause
 * @param schema        the schema after the undo
 * @param rows          the rows after the undo
 * @param userCode      what the user's own code threw after the undo
 * @param again         the migration's second application; empty if the undo did not get that far
 */
public record UndoFacts(
        StepOutcome outcome,
        List<NotFilled> notWritten,
        WrittenRows writtenAfter,
        Optional<DefeatedUndo> defeatedBy,
        List<String> mending,
        boolean rowsRemained,
        Snapshot schema,
        DataState rows,
        List<UserCodeFailure> userCode,
        Optional<AgainFacts> again) {

    public UndoFacts {
        notWritten = List.copyOf(notWritten);
        mending = List.copyOf(mending);
        userCode = List.copyOf(userCode);
    }

    /**
     * An undo that failed because of rows written after the migration.
     *
     * @param outcome the failure
     * @param rows    the rows
     */
    public record DefeatedUndo(StepOutcome outcome, List<InsertedRow> rows) {
        public DefeatedUndo {
            rows = List.copyOf(rows);
        }
    }
}
