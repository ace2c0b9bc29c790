// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import dev.switchback.engine.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The ways from the rows of one table to what a migration wrote: within the row, by its key, and by what it refers to.
 *
 * <p>Ways to a table are made when one of the values is seen there at all: a script that writes to many tables would
 * otherwise cost their number squared.
 */
final class Routes {

    private final TableState table;
    private final FreshRows fresh;
    private final Map<FreshTable, List<Route>> byTarget = new IdentityHashMap<>();

    Routes(TableState table, FreshRows fresh) {
        this.table = table;
        this.fresh = fresh;
    }

    /** Returns the ways on which a column's values may be found. */
    List<Route> to(int column, List<Source> sources) {
        List<Words.Sought> sought = sources.stream()
                .map(source -> source.before().get(column))
                .filter(Objects::nonNull)
                .map(value -> Words.sought(table.columns().get(column).kind(), value))
                .toList();
        List<Route> routes = new ArrayList<>();
        routes.add(source -> source.after() == null
                ? List.of()
                : fresh.of(source.after()).stream().toList());
        for (FreshTable target : fresh.tables()) {
            if (fresh.mayHold(target, sought)) {
                routes.addAll(byTarget.computeIfAbsent(target, this::routesTo));
            }
        }
        return routes;
    }

    private List<Route> routesTo(FreshTable written) {
        List<Route> routes = new ArrayList<>();
        TableState target = written.table();
        for (int column = 0; column < target.columns().size(); column++) {
            boolean unique = target.keys().contains(List.of(column));
            for (int from = 0; from < table.columns().size(); from++) {
                if (unique || table.keys().contains(List.of(from))) {
                    addEqual(routes, table, from, written.rows(), column);
                }
            }
        }
        addReferences(routes, target, written.rows(), fresh);
        return routes;
    }

    private static void addEqual(List<Route> routes, TableState table, int from, List<FreshRow> rows, int to) {
        ValueKind shared = Canonical.shared(
                table.columns().get(from).kind(),
                rows.get(0).table().columns().get(to).kind());
        routes.add(new Route.Equal(from, shared, index(rows, to, shared)));
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
}
