// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import dev.switchback.evidence.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges whether the rows of a table that is gone moved, and if so, whether all of them did. */
final class DroppedTable {

    private final TableState table;
    private final FreshRows fresh;

    DroppedTable(TableState table, FreshRows fresh) {
        this.table = table;
        this.fresh = fresh;
    }

    /** Returns the rows that a move left behind; nothing if no row moved, which is a plain drop. */
    Optional<DataFinding> judge() {
        Set<Row> carried = new RowSearch(table, table.rows(), fresh).carried();
        List<Row> missing =
                table.rows().stream().filter(row -> !carried.contains(row)).toList();
        boolean isMove =
                carried.size() > 1 || carried.size() * 2 >= table.rows().size();
        if (carried.isEmpty() || missing.isEmpty() || !isMove) {
            return Optional.empty();
        }
        String what = "Table %s moved, but not all of it: %s found again in other tables, %s not, such as %s."
                .formatted(
                        table.name(),
                        Shown.rows(carried.size()),
                        Shown.rows(missing.size()),
                        Shown.examples(table, missing));
        Severity severity = carried.size() * 2 >= table.rows().size() ? Severity.FAILURE : Severity.WARNING;
        return Optional.of(DataFinding.of(LossKind.MOVE_INCOMPLETE, severity, table.name(), "", missing.size(), what));
    }
}
