// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.database.TableName;
import dev.switchback.engine.TableState;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges whether an undo script restored what the tables held, exactly.
 *
 * <p>Tables and columns that are missing or left over are the schema difference's to tell; here rows and values are.
 */
public final class Restoration {

    private Restoration() {}

    /** Returns what is different after the undo from before the migration. */
    public static List<DataFinding> compare(DataState before, DataState afterUndo) {
        return compare(before, afterUndo, WrittenRows.NONE);
    }

    /**
     * Returns what is different after the undo from before the migration, other than rows that were written in between.
     *
     * @param written rows that were written after the migration; they must still be there as far as their tables are
     */
    public static List<DataFinding> compare(DataState before, DataState afterUndo, WrittenRows written) {
        List<DataFinding> findings = new ArrayList<>();
        for (TableState table : before.tables().values()) {
            TableState restored = afterUndo.tables().get(table.name());
            if (restored != null && restored != table) {
                findings.addAll(RestoredTable.compare(table, written.without(restored), written));
            } else if (restored == null && table.rowCount() > 0) {
                findings.add(gone(table));
            }
        }
        findings.addAll(written.judge(before, afterUndo));
        findings.addAll(SequenceJudge.restored(before, afterUndo));
        return List.copyOf(findings);
    }

    private static DataFinding gone(TableState table) {
        TableName name = table.name();
        String what =
                "Table %s is not there after the undo, and with it %s that it held before the migration, such as %s."
                        .formatted(name, Shown.rows(table.rowCount()), Shown.examples(table, table.rows()));
        return DataFinding.of(LossKind.ROWS_LOST, Severity.FAILURE, name, "", table.rowCount(), what)
                .withRemedy(
                        "Have the undo script put table " + name + " and its rows back; a migration that drops a table"
                                + " can only be undone if it keeps the rows, for instance under another name.");
    }
}
