// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import dev.switchback.engine.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** A way that leads from a row to those rows to which its values may have moved. */
interface Route {

    /** Returns the rows that this way leads to. */
    List<FreshRow> from(Source source);

    /** Returns every way from the rows of a table: within the row, by its key, and by what it refers to. */
    static List<Route> of(TableState table, FreshRows fresh) {
        List<Route> routes = new ArrayList<>();
        routes.add(source -> source.after() == null
                ? List.of()
                : fresh.of(source.after()).stream().toList());
        List<Integer> keys = table.keys().stream()
                .filter(key -> key.size() == 1)
                .map(key -> key.get(0))
                .toList();
        for (FreshTable written : fresh.tables()) {
            TableState target = written.table();
            for (int column = 0; column < target.columns().size(); column++) {
                boolean unique = target.keys().contains(List.of(column));
                for (int from = 0; from < table.columns().size(); from++) {
                    if (keys.contains(from) || unique) {
                        addEqual(routes, table, from, written.rows(), column);
                    }
                }
            }
            addReferences(routes, target, written.rows(), fresh);
        }
        return routes;
    }

    /** By a value of the row before that stands in a column of the other row. */
    private static void addEqual(List<Route> routes, TableState table, int from, List<FreshRow> rows, int to) {
        ValueKind shared = Canonical.shared(
                table.columns().get(from).kind(),
                rows.get(0).table().columns().get(to).kind());
        Map<String, List<FreshRow>> index = index(rows, to, shared);
        routes.add(source -> {
            String value = source.before().get(from);
            return value == null ? List.of() : index.getOrDefault(Canonical.of(shared, value), List.of());
        });
    }

    /** By a value that the migration wrote into the row, and that is the key of the other row. */
    private static void addReferences(List<Route> routes, TableState target, List<FreshRow> rows, FreshRows fresh) {
        List<Integer> keys = target.keys().stream()
                .filter(key -> key.size() == 1)
                .map(key -> key.get(0))
                .toList();
        for (int key : keys) {
            Map<String, List<FreshRow>> index =
                    index(rows, key, target.columns().get(key).kind());
            routes.add(source -> source.after() == null
                    ? List.of()
                    : fresh.of(source.after()).stream()
                            .filter(row -> row.table() != target)
                            .flatMap(row -> references(row, row.row()).stream())
                            .flatMap(value -> index.getOrDefault(value, List.of()).stream())
                            .toList());
        }
    }

    private static List<String> references(FreshRow row, Row values) {
        return row.fresh().stream()
                .filter(column -> values.get(column) != null)
                .map(column -> Canonical.of(
                        row.table().columns().get(column).kind(), Objects.requireNonNull(values.get(column))))
                .toList();
    }

    private static Map<String, List<FreshRow>> index(List<FreshRow> rows, int column, ValueKind kind) {
        Map<String, List<FreshRow>> index = new HashMap<>();
        for (FreshRow row : rows) {
            String value = row.row().get(column);
            if (value != null) {
                index.computeIfAbsent(Canonical.of(kind, value), any -> new ArrayList<>())
                        .add(row);
            }
        }
        return index;
    }

    /** Returns the sources in another order, to see how often a value is found by chance. */
    static <T> List<T> rotated(List<T> list, int by) {
        return IntStream.range(0, list.size())
                .mapToObj(i -> list.get((i + by) % list.size()))
                .toList();
    }
}
