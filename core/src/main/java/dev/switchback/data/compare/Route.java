// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.ValueKind;
import java.util.List;
import java.util.Map;
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

    /** Returns the sources in another order, to see how often a value is found by chance. */
    static <T> List<T> rotated(List<T> list, int by) {
        return IntStream.range(0, list.size())
                .mapToObj(i -> list.get((i + by) % list.size()))
                .toList();
    }
}
