// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a migration changed, dropped and created.
 *
 * @param pairs   tables that are there before and after, and hold something else
 * @param dropped tables that are gone; one that became a partition of another is gone, too
 * @param created tables that are new
 */
record Changes(List<TablePair> pairs, List<TableState> dropped, List<TableState> created) {

    static Changes between(DataState before, DataState after) {
        Map<Long, TableState> left = new HashMap<>();
        after.tables().values().forEach(table -> left.put(table.id(), table));
        Set<Long> known = before.tables().values().stream().map(TableState::id).collect(Collectors.toSet());
        List<TablePair> pairs = new ArrayList<>();
        List<TableState> dropped = new ArrayList<>();
        for (TableState table : before.tables().values()) {
            TableState other = counterpart(table, left, after, known);
            if (other == null) {
                dropped.add(table);
            } else {
                left.remove(other.id());
                if (isChanged(table, other)) {
                    pairs.add(TablePair.of(table, other));
                }
            }
        }
        List<TableState> created = left.values().stream()
                .filter(table -> !known.contains(table.id()))
                .toList();
        return new Changes(pairs, dropped, created);
    }

    /** A table that was built anew under the old name is the same table for everyone who uses it. */
    private static @Nullable TableState counterpart(
            TableState table, Map<Long, TableState> left, DataState after, Set<Long> known) {
        TableState same = left.get(table.id());
        TableState named = after.tables().get(table.name());
        return same != null || named == null || known.contains(named.id()) ? same : named;
    }

    private static boolean isChanged(TableState before, TableState after) {
        return before != after
                && !(before.rows().equals(after.rows())
                        && before.columns().equals(after.columns())
                        && before.sums().equals(after.sums()));
    }
}
