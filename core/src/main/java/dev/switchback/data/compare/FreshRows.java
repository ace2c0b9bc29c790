// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Every row in which a migration wrote something: where information may have moved to. */
final class FreshRows {

    private final Map<TableState, List<FreshRow>> byTable = new LinkedHashMap<>();
    private final Map<Row, FreshRow> byRow = new IdentityHashMap<>();

    static FreshRows of(Changes changes) {
        FreshRows rows = new FreshRows();
        changes.created().forEach(table -> rows.addNew(table, table.rows()));
        for (TablePair pair : changes.pairs()) {
            rows.addNew(pair.after(), pair.links().added());
            pair.links().links().forEach(link -> rows.addLinked(pair, link));
        }
        return rows;
    }

    private void addNew(TableState table, List<Row> added) {
        List<Integer> all = IntStream.range(0, table.columns().size()).boxed().toList();
        added.forEach(row -> add(FreshRow.of(table, row, true, all)));
    }

    private void addLinked(TablePair pair, RowLink link) {
        List<Integer> fresh = IntStream.range(0, pair.after().columns().size())
                .filter(column -> isFresh(pair, link, column))
                .boxed()
                .toList();
        if (!fresh.isEmpty()) {
            add(FreshRow.of(pair.after(), link.after(), false, fresh));
        }
    }

    private static boolean isFresh(TablePair pair, RowLink link, int column) {
        Optional<ColumnPair> known = pair.pairAfter(column);
        return link.after().get(column) != null
                && known.map(k -> k.replaced() || !k.same(link.before(), link.after()))
                        .orElse(true);
    }

    private void add(FreshRow row) {
        byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
        byRow.put(row.row(), row);
    }

    /** Returns the tables that have such rows, and those rows. */
    Map<TableState, List<FreshRow>> tables() {
        return byTable;
    }

    /** Returns what the migration wrote in a row that was there before. */
    Optional<FreshRow> of(Row after) {
        return Optional.ofNullable(byRow.get(after));
    }
}
