// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.data.compare.WrittenRows;
import dev.switchback.data.rows.FillReport;
import dev.switchback.data.rows.FillReport.Filled;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.engine.InsertedRow;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.UndoFacts.DefeatedUndo;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One attempt, or two, at taking a migration back.
 *
 * <p>The first is made with rows that were written after the migration. If it fails and such rows can be removed, a second one
 * without them tells a fault of the script from a row that only the new schema admits.
 */
final class UndoTrial {

    private final PopulatedDatabase database;
    private final Migration migration;
    private final PopulatedFacts done;
    private List<NotFilled> notWritten = List.of();

    UndoTrial(PopulatedDatabase database, Migration migration, PopulatedFacts done) {
        this.database = database;
        this.migration = migration;
        this.done = done;
    }

    UndoFacts run() throws SQLException {
        FillReport report = database.rows().writeAfter(done.outcome().touched(), done.rowsBefore());
        // Without an error the table holds all that its keys admit, which is nothing to wonder at.
        notWritten = report.notFilled().stream()
                .filter(table -> !table.message().isEmpty())
                .toList();
        List<InsertedRow> inserted =
                report.filled().stream().map(Filled::rows).flatMap(List::stream).toList();
        WrittenRows written = written();
        StepOutcome first = database.stepUndo(migration);
        if (first instanceof StepOutcome.Applied || inserted.isEmpty()) {
            return facts(first, written, Optional.empty(), false);
        }
        if (!isBackAtMigration() || !database.rows().remove(inserted)) {
            return facts(first, written, Optional.empty(), true);
        }
        WrittenRows others = written();
        StepOutcome second = database.stepUndo(migration);
        return second instanceof StepOutcome.Applied
                ? facts(second, others, Optional.of(new DefeatedUndo(first, inserted)), false)
                : facts(second, others, Optional.empty(), false);
    }

    /** Ours, and those of the user's code that ran after the migration. */
    private WrittenRows written() {
        return WrittenRows.between(done.rowsAfter(), database.rows().state());
    }

    private boolean isBackAtMigration() {
        return database.schema().isSameAs(done.schemaAfter());
    }

    private UndoFacts facts(
            StepOutcome outcome, WrittenRows written, Optional<DefeatedUndo> defeat, boolean rowsRemained)
            throws SQLException {
        if (!(outcome instanceof StepOutcome.Applied)) {
            if (!isBackAtMigration()) {
                database.spoil();
            }
            return new UndoFacts(
                    outcome,
                    notWritten,
                    written,
                    defeat,
                    database.mending(done.schemaAfter(), database.schema()),
                    rowsRemained,
                    database.schema(),
                    database.rows().state(),
                    List.of(),
                    Optional.empty());
        }
        var schema = database.schema();
        var rows = database.rows().state();
        List<UserCodeFailure> userCode = database.userCode(Moment.AFTER_UNDO, migration);
        return new UndoFacts(
                outcome,
                notWritten,
                written,
                defeat,
                database.mending(done.schemaBefore(), schema),
                rowsRemained,
                schema,
                rows,
                userCode,
                Optional.of(database.again(migration, done.schemaAfter())));
    }
}
