// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A column whose values moved to another place.
 *
 * @param table   the table that it was in
 * @param column  its index there
 * @param sources the rows that had a value
 * @param found   how many of them find it there
 * @param route   how the place is found
 * @param carrier the column that has the values now; empty if they are in parts
 * @param missing the rows whose value is not there
 */
record MovedColumn(
        TableState table,
        int column,
        List<Source> sources,
        int found,
        Route route,
        Optional<Integer> carrier,
        List<Source> missing) {

    MovedColumn(TableState table, int column, List<Source> sources, int found, Route route, Optional<Integer> carrier) {
        this(table, column, sources, found, route, carrier, List.of());
    }

    /** Returns the move with its missing rows: not carried along this way, and not found by any other. */
    MovedColumn without(Predicate<Source> isFoundElsewhere) {
        List<Source> rest = sources.stream()
                .filter(source -> !isCarried(source))
                .filter(source -> !isFoundElsewhere.test(source))
                .toList();
        return new MovedColumn(table, column, sources, found, route, carrier, rest);
    }

    /** A value that the migration rewrote on the way counts as carried, unless it is only a part of the old one. */
    private boolean isCarried(Source source) {
        return carrier.map(at ->
                        route.from(source).stream().anyMatch(row -> row.fresh().contains(at) && keeps(row, at, source)))
                .orElse(false);
    }

    private boolean keeps(FreshRow row, int at, Source source) {
        String now = row.row().get(at);
        String old = Objects.requireNonNullElse(source.before().get(column), "");
        if (now == null || now.isBlank()) {
            return false;
        }
        boolean number = table.columns().get(column).kind().isNumber();
        return number ? !ValueChange.isRounded(old, now) : !ValueChange.isCut(old, now);
    }

    List<Row> missingRows() {
        return missing.stream().map(Source::before).toList();
    }
}
