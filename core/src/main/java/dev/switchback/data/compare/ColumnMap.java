// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import dev.switchback.engine.ValueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where the values of a table's column may be found in another table: in the column that has most of them.
 *
 * @param from  the column's index in the one table
 * @param to    the column's index in the other
 * @param kind  the kind in which both are read
 * @param index the other table's rows by value
 */
record ColumnMap(int from, int to, ValueKind kind, Map<String, List<Row>> index) {

    /** Maps each column of those rows that has values of which at least half are in the target. */
    static List<ColumnMap> of(TableState table, List<Row> rows, TableState target) {
        List<ColumnMap> maps = new ArrayList<>();
        for (int from = 0; from < table.columns().size(); from++) {
            best(table.columns().get(from), from, rows, target).ifPresent(maps::add);
        }
        return maps;
    }

    private static Optional<ColumnMap> best(TableColumn column, int from, List<Row> rows, TableState target) {
        Map<ColumnMap, Double> coverage = new HashMap<>();
        List<ColumnMap> candidates = new ArrayList<>();
        for (int to = 0; to < target.columns().size(); to++) {
            TableColumn other = target.columns().get(to);
            ColumnMap map = of(column, from, other, to, target.rows());
            boolean named = other.name().equals(column.name());
            double covered = map.coverage(rows, named);
            // Ids that were given out anew overlap with the old ones by chance.
            if (covered >= 0.5 || (named && covered > 0 && column.kind() != ValueKind.INTEGER)) {
                candidates.add(map);
                coverage.put(map, covered + (named ? 1 : 0));
            }
        }
        return candidates.stream().max(Comparator.comparingDouble(map -> coverage.getOrDefault(map, 0.0)));
    }

    private static ColumnMap of(TableColumn column, int from, TableColumn other, int to, List<Row> rows) {
        ValueKind kind = Canonical.shared(column.kind(), other.kind());
        Map<String, List<Row>> index = new HashMap<>();
        for (Row row : rows) {
            String value = row.get(to);
            if (value != null) {
                index.computeIfAbsent(Canonical.of(kind, value), any -> new ArrayList<>())
                        .add(row);
            }
        }
        return new ColumnMap(from, to, kind, index);
    }

    private double coverage(List<Row> rows, boolean named) {
        Set<String> values = new HashSet<>();
        rows.stream().filter(this::has).forEach(row -> values.add(value(row)));
        long found = values.stream().filter(index::containsKey).count();
        return values.isEmpty() || (found < 2 && !named && values.size() > 1) ? 0 : (double) found / values.size();
    }

    /** Says whether the row has something in the column that could be missed. */
    boolean has(Row row) {
        String value = row.get(from);
        return value != null && !value.isBlank();
    }

    private String value(Row row) {
        return Canonical.of(kind, Objects.requireNonNull(row.get(from)));
    }

    /** Returns the target's rows that have the row's value. */
    List<Row> matches(Row row) {
        return has(row) ? index.getOrDefault(value(row), List.of()) : List.of();
    }

    /** Says whether a value is one by which a row can be told: no small number, no truth value. */
    boolean isTelling(Row row) {
        String value = row.get(from);
        return value != null && value.length() > 3 && kind != ValueKind.BOOLEAN;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return 31 * from + to;
    }
}
