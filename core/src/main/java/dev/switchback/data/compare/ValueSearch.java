// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for the values of a column in what a migration wrote.
 *
 * <p>That a value is found means little by itself: a truth value or a small number is found anywhere. The values count as
 * moved only when the rows find their own values far more often than those of other rows.
 */
final class ValueSearch {

    private final TableState table;
    private final int column;
    private final List<Source> sources;
    private final List<Route> routes;

    ValueSearch(TableState table, int column, List<Source> sources, List<Route> routes) {
        this.table = table;
        this.column = column;
        this.sources = sources.stream().filter(source -> source.has(column)).toList();
        boolean key = table.keys().contains(List.of(column));
        this.routes =
                routes.stream().filter(route -> key || !route.isBy(column)).toList();
    }

    /** Returns where the values went, or empty if they went nowhere. */
    Optional<MovedColumn> search() {
        return routes.stream()
                .map(this::along)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(MovedColumn::found))
                .map(best -> best.without(this::isFoundElsewhere));
    }

    private Optional<MovedColumn> along(Route route) {
        List<Source> found = sources.stream()
                .filter(source -> isFound(source, route.from(source)))
                .toList();
        if (found.isEmpty() || !isMeant(route, found)) {
            return Optional.empty();
        }
        return Optional.of(new MovedColumn(table, column, sources, found.size(), route, carrier(route, found)));
    }

    private boolean isFound(Source source, List<FreshRow> rows) {
        return rows.stream().anyMatch(row -> source.isIn(row.words(), table, column));
    }

    private boolean isFoundElsewhere(Source source) {
        return routes.stream()
                .anyMatch(route -> route.from(source).stream()
                        .anyMatch(row -> Words.containIgnoringCase(row.words(), kind().kind(), value(source))));
    }

    private TableColumn kind() {
        return table.columns().get(column);
    }

    private String value(Source source) {
        return Objects.requireNonNullElse(source.before().get(column), "");
    }

    /** Says whether the rows find their own values, and not just any. */
    private boolean isMeant(Route route, List<Source> found) {
        double chance = (chance(route, 1) + chance(route, sources.size() / 2)) / 2.0;
        Set<String> distinct = new HashSet<>(found.stream().map(this::value).toList());
        boolean all = found.size() == sources.size();
        boolean telling = distinct.size() > 1
                || all
                || (found.size() * 2 >= sources.size() && value(found.get(0)).length() > 3);
        return telling && found.size() - chance >= Math.max(1, found.size() * 0.3);
    }

    private int chance(Route route, int by) {
        List<Source> others = Route.rotated(sources, by);
        int hits = 0;
        for (int i = 0; i < sources.size(); i++) {
            boolean other = !value(others.get(i)).equals(value(sources.get(i)));
            hits += isFound(sources.get(i), route.from(others.get(i))) && other ? 1 : 0;
        }
        return hits;
    }

    /** Returns the column that has most of the found values; empty if they are in parts, or in several columns. */
    private Optional<Integer> carrier(Route route, List<Source> found) {
        return found.stream()
                .flatMap(source -> route.from(source).stream()
                        .flatMap(row -> row.fresh().stream().filter(at -> holds(row, at, source))))
                .collect(Collectors.groupingBy(at -> at, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() * 2 >= found.size())
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private boolean holds(FreshRow row, int at, Source source) {
        String now = row.row().get(at);
        return now != null
                && Words.contain(Words.of(row.table().columns().get(at).kind(), now), kind().kind(), value(source));
    }
}
