// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.database.TableName;
import dev.switchback.engine.TableShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Orders tables so that parents come first; tables that refer to each other in a circle stand together (Tarjan). */
public final class TableOrder {

    private final Map<TableName, TableShape> tables = new TreeMap<>();
    private final Map<TableName, List<TableName>> parts = new HashMap<>();
    private final Map<TableName, Integer> number = new HashMap<>();
    private final Map<TableName, Integer> low = new HashMap<>();
    private final Deque<TableName> path = new ArrayDeque<>();
    private final List<List<TableShape>> groups = new ArrayList<>();

    private TableOrder(Collection<TableShape> shapes) {
        for (TableShape shape : shapes) {
            tables.put(shape.name(), shape);
            parts.computeIfAbsent(shape.name(), n -> new ArrayList<>()).add(shape.name());
            shape.ancestors()
                    .forEach(a ->
                            parts.computeIfAbsent(a, n -> new ArrayList<>()).add(shape.name()));
        }
    }

    /** Returns the tables, parents first; those of a circle stand together. */
    public static List<List<TableShape>> of(Collection<TableShape> shapes) {
        TableOrder order = new TableOrder(shapes);
        for (TableName table : order.tables.keySet()) {
            if (!order.number.containsKey(table)) {
                order.visit(table);
            }
        }
        return order.groups;
    }

    private void visit(TableName table) {
        number.put(table, number.size());
        low.put(table, number.get(table));
        path.push(table);
        for (TableName parent : parents(table)) {
            if (!number.containsKey(parent)) {
                visit(parent);
                low.merge(table, low.get(parent), Math::min);
            } else if (path.contains(parent)) {
                low.merge(table, number.get(parent), Math::min);
            }
        }
        if (low.get(table).equals(number.get(table))) {
            groups.add(popped(table));
        }
    }

    private TreeSet<TableName> parents(TableName table) {
        TreeSet<TableName> parents = new TreeSet<>();
        Objects.requireNonNull(tables.get(table))
                .foreignKeys()
                .forEach(key -> parents.addAll(parts.getOrDefault(key.parent(), List.of())));
        return parents;
    }

    private List<TableShape> popped(TableName table) {
        TreeSet<TableName> group = new TreeSet<>();
        TableName top;
        do {
            top = path.pop();
            group.add(top);
        } while (!top.equals(table));
        return group.stream().map(tables::get).toList();
    }
}
