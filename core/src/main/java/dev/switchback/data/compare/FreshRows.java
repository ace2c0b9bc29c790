// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Every row in which a migration wrote something: where information may have moved to. */
final class FreshRows {

    private final Map<Long, FreshTable> byTable = new LinkedHashMap<>();
    private final Map<Row, FreshRow> byRow = new IdentityHashMap<>();
    private final Map<Long, Vocabulary> vocabularies = new HashMap<>();

    static FreshRows of(Changes changes) {
        FreshRows rows = new FreshRows();
        for (TableState table : changes.created()) {
            rows.addNew(rows.open(table, table.rowCount()), table.rows());
        }
        for (TablePair pair : changes.pairs()) {
            FreshTable table = rows.open(
                    pair.after(), pair.after().rowCount() - pair.before().rowCount());
            rows.addNew(table, pair.links().added());
            rows.addLinked(table, pair);
        }
        rows.byTable.values().removeIf(table -> table.rows().isEmpty());
        return rows;
    }

    private FreshTable open(TableState table, long gained) {
        FreshTable opened = new FreshTable(table, Math.max(0, gained));
        byTable.put(table.id(), opened);
        return opened;
    }

    private void addNew(FreshTable table, List<Row> added) {
        List<Integer> all =
                IntStream.range(0, table.table().columns().size()).boxed().toList();
        added.forEach(row -> add(table, FreshRow.of(table.table(), row, true, all)));
    }

    private void addLinked(FreshTable table, TablePair pair) {
        List<Optional<ColumnPair>> known = IntStream.range(
                        0, pair.after().columns().size())
                .mapToObj(pair::pairAfter)
                .toList();
        for (RowLink link : pair.links().links()) {
            List<Integer> fresh = IntStream.range(0, known.size())
                    .filter(column -> isFresh(known.get(column), link, column))
                    .boxed()
                    .toList();
            if (!fresh.isEmpty()) {
                add(table, FreshRow.of(pair.after(), link.after(), false, fresh));
            }
        }
    }

    private static boolean isFresh(Optional<ColumnPair> known, RowLink link, int column) {
        return link.after().get(column) != null
                && known.map(k -> k.replaced() || !k.same(link.before(), link.after()))
                        .orElse(true);
    }

    private void add(FreshTable table, FreshRow row) {
        table.rows().add(row);
        byRow.put(row.row(), row);
    }

    /** Returns the tables that have such rows. */
    Collection<FreshTable> tables() {
        return byTable.values();
    }

    /** Returns what the migration wrote in a row that was there before. */
    Optional<FreshRow> of(Row after) {
        return Optional.ofNullable(byRow.get(after));
    }

    /** Says whether a table may hold one of the values in what was written there: a quick look at all its words. */
    boolean mayHold(FreshTable table, List<Words.Sought> sought) {
        Vocabulary known = vocabularies.computeIfAbsent(table.table().id(), id -> Vocabulary.of(table));
        return sought.stream().anyMatch(value -> value.isIn(known.words, known.lower));
    }

    /** Every word that was written into a table. */
    private record Vocabulary(Set<String> words, Set<String> lower) {

        static Vocabulary of(FreshTable table) {
            Set<String> words = new HashSet<>();
            table.rows().forEach(row -> words.addAll(row.words()));
            return new Vocabulary(words, Words.lower(words));
        }
    }

    /** Returns how many rows other tables have more than before. */
    long newRowsOutside(TableState table) {
        return byTable.values().stream()
                .filter(other -> other.table().id() != table.id())
                .mapToLong(FreshTable::gained)
                .sum();
    }
}
