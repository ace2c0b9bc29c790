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

    /** Says whether the way goes by the value of that column: that the value stands at its end tells nothing. */
    default boolean isBy(int column) {
        return false;
    }

    /** Returns the same ways, but for where they lead back to the row itself. */
    static List<Route> elsewhere(List<Route> routes) {
        return routes.stream().map(Elsewhere::new).map(Route.class::cast).toList();
    }

    /** A way that does not lead back. */
    record Elsewhere(Route route) implements Route {
        @Override
        public List<FreshRow> from(Source source) {
            return route.from(source).stream()
                    .filter(row -> row.row() != source.after())
                    .toList();
        }

        @Override
        public boolean isBy(int column) {
            return route.isBy(column);
        }
    }

    /** A way by a value of the row before that stands in a column of the other row. */
    record Equal(int column, ValueKind shared, Map<String, List<FreshRow>> index) implements Route {
        @Override
        public List<FreshRow> from(Source source) {
            String value = source.before().get(column);
            return value == null ? List.of() : index.getOrDefault(Canonical.of(shared, value), List.of());
        }

        @Override
        public boolean isBy(int other) {
            return column == other;
        }
    }

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

    private static void addEqual(List<Route> routes, TableState table, int from, List<FreshRow> rows, int to) {
        ValueKind shared = Canonical.shared(
                table.columns().get(from).kind(),
                rows.get(0).table().columns().get(to).kind());
        routes.add(new Equal(from, shared, index(rows, to, shared)));
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
