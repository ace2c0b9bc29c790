// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks for rows that are gone from a table in the other tables that a migration wrote to. */
final class RowSearch {

    /** A value that so many rows share tells nothing, and costs much. */
    private static final int COMMON = 300;

    private final TableState table;
    private final List<Row> rows;
    private final FreshRows fresh;
    private final Set<Row> carried = Collections.newSetFromMap(new IdentityHashMap<>());

    RowSearch(TableState table, List<Row> rows, FreshRows fresh) {
        this.table = table;
        this.rows = rows;
        this.fresh = fresh;
    }

    /** Returns those of the rows that are in another table now. */
    Set<Row> carried() {
        for (FreshTable target : fresh.tables()) {
            if (target.table().id() != table.id()) {
                searchIn(target.table());
                searchWordsIn(target.rows());
            }
        }
        if (!carried.isEmpty()) {
            rows.stream().filter(row -> content(row) == 0).forEach(carried::add);
        }
        return carried;
    }

    private void searchIn(TableState target) {
        List<ColumnMap> maps = ColumnMap.of(table, rows, target);
        boolean isMove = isCopy(maps, target) || rows.stream().anyMatch(row -> isTelling(row, maps));
        if (!isMove) {
            return;
        }
        Map<Row, Integer> takers = new IdentityHashMap<>();
        Map<Row, Row> partly = new IdentityHashMap<>();
        for (Row row : rows) {
            best(row, maps).ifPresent(match -> {
                if (match.isFull()) {
                    carried.add(row);
                    takers.merge(match.row(), 1, Integer::sum);
                } else if (isRewritten(row, match, maps)) {
                    partly.put(row, match.row());
                }
            });
        }
        // Of several rows that became one, those that it does not equal are lost.
        partly.values().forEach(row -> takers.merge(row, 1, Integer::sum));
        partly.forEach((row, other) -> {
            if (takers.getOrDefault(other, 0) == 1) {
                carried.add(row);
            }
        });
    }

    /** Says whether the other table has all columns under their names, so that even small numbers tell. */
    private boolean isCopy(List<ColumnMap> maps, TableState target) {
        return maps.size() == table.columns().size()
                && maps.stream()
                        .allMatch(map -> target.columns()
                                .get(map.to())
                                .name()
                                .equals(table.columns().get(map.from()).name()));
    }

    private boolean isTelling(Row row, List<ColumnMap> maps) {
        Optional<Match> match = best(row, maps);
        return match.isPresent()
                && match.get().isFull()
                && (match.get().possible() > 1 || maps.stream().anyMatch(map -> map.isTelling(row)));
    }

    /** A new row that agrees in most columns, and has a value in the others, was rewritten on the way. */
    private boolean isRewritten(Row row, Match match, List<ColumnMap> maps) {
        boolean isNew = fresh.of(match.row()).map(FreshRow::isNew).orElse(false);
        return isNew
                && match.agreeing() * 2 >= match.possible()
                && maps.stream()
                        .filter(map -> map.has(row))
                        .noneMatch(map -> match.row().get(map.to()) == null);
    }

    private Optional<Match> best(Row row, List<ColumnMap> maps) {
        Map<Row, Integer> agreeing = new IdentityHashMap<>();
        for (ColumnMap map : maps) {
            List<Row> matches = map.matches(row);
            if (matches.size() <= COMMON) {
                matches.forEach(match -> agreeing.merge(match, 1, Integer::sum));
            }
        }
        int possible = (int) maps.stream()
                .filter(map -> map.has(row) && map.matches(row).size() <= COMMON)
                .count();
        long content = content(row);
        return agreeing.entrySet().stream()
                .filter(entry -> entry.getValue() * 2L >= content)
                .max(Map.Entry.comparingByValue())
                .map(entry -> new Match(entry.getKey(), entry.getValue(), possible));
    }

    /** Returns how many values the row has, a key of one column aside. */
    private long content(Row row) {
        List<Integer> key = table.primaryKey().size() == 1 ? table.primaryKey() : List.of();
        Source source = new Source(row, null);
        return IntStream.range(0, row.size())
                .filter(column -> !key.contains(column) && source.has(column))
                .count();
    }

    /** Rows that became part of a document are found by their words. */
    private void searchWordsIn(List<FreshRow> targets) {
        if ((long) targets.size() * rows.size() > 1_000_000) {
            return;
        }
        for (Row row : rows) {
            Source source = new Source(row, null);
            List<Integer> columns =
                    IntStream.range(0, row.size()).filter(source::has).boxed().toList();
            boolean found = columns.size() > 1
                    && targets.stream()
                            .anyMatch(target ->
                                    columns.stream().allMatch(column -> source.isIn(target.words(), table, column)));
            if (found) {
                carried.add(row);
            }
        }
    }

    /** The row of another table that is most like a row. */
    private record Match(Row row, int agreeing, int possible) {

        boolean isFull() {
            return agreeing >= possible;
        }
    }
}
