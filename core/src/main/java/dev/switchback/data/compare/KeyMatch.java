// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links rows by equal values in some columns. */
final class KeyMatch {

    private KeyMatch() {}

    /** Links by a key; empty if its values are not unique before and after. Rows with a NULL in the key stay unlinked. */
    static Optional<RowLinks> link(List<Row> before, List<Row> after, List<ColumnPair> key) {
        Map<List<String>, Row> index = new HashMap<>();
        for (Row row : after) {
            List<String> tuple = newTuple(row, key);
            if (tuple.size() == key.size() && index.put(tuple, row) != null) {
                return Optional.empty();
            }
        }
        List<RowLink> links = new ArrayList<>();
        List<Row> lost = new ArrayList<>();
        Set<Row> added = Collections.newSetFromMap(new IdentityHashMap<>());
        added.addAll(after);
        for (Row row : before) {
            List<String> tuple = oldTuple(row, key);
            Row other = tuple.size() == key.size() ? index.get(tuple) : null;
            if (other == null) {
                lost.add(row);
            } else if (added.remove(other)) {
                links.add(new RowLink(row, other));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(
                new RowLinks(links, lost, after.stream().filter(added::contains).toList()));
    }

    /** Links rows that are equal in all these columns, each at most once. */
    static RowLinks linkEqual(List<Row> before, List<Row> after, List<ColumnPair> columns) {
        Map<List<String>, Deque<Row>> index = new HashMap<>();
        for (Row row : after) {
            index.computeIfAbsent(nullableTuple(row, columns, false), key -> new ArrayDeque<>())
                    .add(row);
        }
        List<RowLink> links = new ArrayList<>();
        List<Row> lost = new ArrayList<>();
        for (Row row : before) {
            Deque<Row> equal = index.getOrDefault(nullableTuple(row, columns, true), new ArrayDeque<>());
            Row other = equal.poll();
            if (other == null) {
                lost.add(row);
            } else {
                links.add(new RowLink(row, other));
            }
        }
        Set<Row> left = Collections.newSetFromMap(new IdentityHashMap<>());
        index.values().forEach(left::addAll);
        return new RowLinks(links, lost, after.stream().filter(left::contains).toList());
    }

    /** Returns the values that are not NULL: shorter than the key if one is. */
    private static List<String> oldTuple(Row row, List<ColumnPair> key) {
        return key.stream()
                .map(pair -> canonical(pair, pair.oldValue(row)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> newTuple(Row row, List<ColumnPair> key) {
        return key.stream()
                .map(pair -> canonical(pair, pair.newValue(row)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> nullableTuple(Row row, List<ColumnPair> columns, boolean old) {
        return columns.stream()
                .map(pair -> canonical(pair, old ? pair.oldValue(row) : pair.newValue(row))
                        .map(v -> "=" + v)
                        .orElse(""))
                .toList();
    }

    private static Optional<String> canonical(ColumnPair pair, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(Canonical.of(pair.shared(), value));
    }
}
