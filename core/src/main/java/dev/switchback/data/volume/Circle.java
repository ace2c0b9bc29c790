// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.database.TableName;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.TableShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders tables that refer to each other in a circle: where a reference may be NULL the circle begins. */
final class Circle {

    private Circle() {}

    /** Returns whether no table of a circle can be the first: each refers to another one by what may not be NULL. */
    static boolean isClosed(List<TableShape> group) {
        Set<TableName> names = group.stream().map(TableShape::name).collect(Collectors.toSet());
        return group.size() > 1 && group.stream().noneMatch(table -> canDoWithout(table, names));
    }

    static List<TableShape> ordered(List<TableShape> group) {
        List<TableShape> left = new ArrayList<>(group);
        List<TableShape> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<TableName> missing = new HashSet<>();
            left.forEach(table -> missing.add(table.name()));
            TableShape next = left.stream()
                    .filter(table -> canDoWithout(table, missing))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static boolean canDoWithout(TableShape table, Set<TableName> missing) {
        return table.foreignKeys().stream()
                .filter(key -> missing.contains(key.parent()) && !key.parent().equals(table.name()))
                .allMatch(key -> nullable(table, key));
    }

    private static boolean nullable(TableShape table, ForeignKey key) {
        return table.columns().stream()
                .filter(column -> key.columns().contains(column.name()))
                .noneMatch(ColumnShape::notNull);
    }
}
