// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.compare.DataFinding;
import dev.switchback.engine.InsertedRow;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.UndoFacts.DefeatedUndo;
import dev.switchback.migration.Script;
import dev.switchback.schema.Change;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/** Puts into words what an undo script left, lost and changed. */
final class RollbackFindings {

    private RollbackFindings() {}

    /** A header can own up to what a migration does to rows; what an undo does not bring back has to be brought back. */
    static DataFinding remedied(DataFinding finding) {
        if (!finding.remedy().contains("-- Approved")) {
            return finding;
        }
        String place = finding.column()
                .map(column -> "the old values of " + finding.table() + "." + column)
                .orElse("the rows of " + finding.table());
        return finding.withRemedy("Have the undo script bring " + place
                + " back as they were; what the migration deletes or overwrites, it has to keep somewhere first.");
    }

    static Finding emptyUndo(Script script, SchemaDiff change) {
        return new Finding(
                "undo-empty",
                Severity.FAILURE,
                script.fileName() + " has no statement, although the migration changed the schema: "
                        + DiffWords.of(change),
                "It reports success and takes nothing back.",
                "Write what takes these changes back, or declare in the migration's header why nothing can:"
                        + " -- Rollback: irreversible, <reason>",
                Where.file(script.fileName()));
    }

    static Finding defeated(Script script, DefeatedUndo defeat) {
        String why = defeat.outcome() instanceof StepOutcome.Failed failed
                ? failed.failure().message().strip()
                : "it did not come to an end";
        return new Finding(
                "undo-defeated-by-new-rows",
                Severity.WARNING,
                script.fileName() + " succeeds, but not while rows are there that only the new schema admits: " + why
                        + ". Such a row: "
                        + defeat.rows().stream()
                                .findFirst()
                                .map(RollbackFindings::text)
                                .orElse("?"),
                "Once the new version has written such rows, the way back needs a decision about them.",
                "Know it before the release; if the undo should cope, let it move or archive such rows first.",
                Where.file(script.fileName()));
    }

    private static String text(InsertedRow row) {
        return row.table() + " "
                + row.values().entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue().orElse("NULL"))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Compares the schema after the undo with the one before the migration. */
    static void addSchema(
            List<Finding> findings, Script script, Snapshot before, Snapshot after, List<String> mending) {
        SchemaDiff diff = SchemaDiff.between(before, after);
        if (!diff.isEmpty()) {
            findings.add(new Finding(
                    "undo-inexact",
                    Severity.FAILURE,
                    script.fileName() + " does not restore the schema: " + DiffWords.afterUndo(diff),
                    "After an emergency rollback the database has a schema that no version has and nobody has tested.",
                    mending.isEmpty()
                            ? "Let the undo script take back each of these."
                            : MendingWords.of("Add to the undo script:", mending),
                    Where.file(script.fileName())));
        }
        List<Change> moved =
                diff.changes().stream().filter(Change.Moved.class::isInstance).toList();
        if (!moved.isEmpty()) {
            findings.add(order(script, moved, diff.isEmpty() ? mending : List.of()));
        }
    }

    /** Where there is a way to put a column back in its place, not taking it is worth more than a note. */
    private static Finding order(Script script, List<Change> moved, List<String> mending) {
        String columns = moved.stream().map(change -> change.key().toString()).collect(Collectors.joining(", "));
        return new Finding(
                "column-order",
                mending.isEmpty() ? Severity.NOTE : Severity.WARNING,
                "After " + script.fileName() + " the order of columns is another: " + columns,
                (mending.isEmpty() ? "New columns stand last, which an undo script cannot help here. " : "")
                        + "SELECT * and INSERT without column names see the difference.",
                mending.isEmpty()
                        ? "Name the columns in the application's statements."
                        : MendingWords.of("Put them back in their place:", mending),
                Where.file(script.fileName()));
    }
}
