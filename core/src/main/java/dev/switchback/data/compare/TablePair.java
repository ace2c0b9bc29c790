// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table before a migration and the same table after it, with what became of its columns and rows.
 *
 * @param columns the columns that are there before and after
 * @param links   the rows that are there before and after
 */
record TablePair(TableState before, TableState after, List<ColumnPair> columns, RowLinks links) {

    static TablePair of(TableState before, TableState after) {
        List<ColumnPair> columns = ColumnPair.byIdentity(before, after);
        return new TablePair(before, after, columns, RowLinks.of(before, after, columns));
    }

    /** Says whether both were read row by row. */
    boolean isComplete() {
        return before.isComplete() && after.isComplete();
    }

    /** Returns the columns that are gone, derived ones aside, as indexes. */
    List<Integer> droppedColumns() {
        Set<Integer> kept = columns.stream().map(ColumnPair::before).collect(Collectors.toSet());
        List<Integer> dropped = new ArrayList<>();
        for (int i = 0; i < before.columns().size(); i++) {
            if (!kept.contains(i) && !before.columns().get(i).generated()) {
                dropped.add(i);
            }
        }
        return dropped;
    }

    /** Returns the pair of a column after the migration, if it is not new. */
    Optional<ColumnPair> pairAfter(int column) {
        return columns.stream().filter(pair -> pair.after() == column).findFirst();
    }
}
