// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the slots of foreign keys: tuples that stand in the parents, joined where two keys share a column. */
final class ParentSlots {

    private static final int TUPLES = 200;

    private final RowEngine engine;
    private final Wish wish;
    private final TableShape table;
    private final Set<String> nullable = new HashSet<>();

    ParentSlots(RowEngine engine, TableShape table, Wish wish) {
        this.engine = engine;
        this.table = table;
        this.wish = wish;
        table.columns().stream()
                .filter(column -> !column.notNull())
                .map(ColumnShape::name)
                .forEach(nullable::add);
    }

    List<Slot> build() throws SQLException, Unfillable {
        List<Slot> slots = new ArrayList<>();
        List<ForeignKey> left = new ArrayList<>(table.foreignKeys());
        left.removeAll(wish.later());
        while (!left.isEmpty()) {
            List<ForeignKey> group = group(left);
            left.removeAll(group);
            slots.add(slot(group));
        }
        return slots;
    }

    /** Takes the first key and all that share columns with it, directly or through others. */
    private static List<ForeignKey> group(List<ForeignKey> keys) {
        List<ForeignKey> group = new ArrayList<>(List.of(keys.get(0)));
        Set<String> columns = new HashSet<>(keys.get(0).columns());
        for (int before = 0; before < group.size(); ) {
            before = group.size();
            for (ForeignKey key : keys) {
                if (!group.contains(key) && key.columns().stream().anyMatch(columns::contains)) {
                    group.add(key);
                    columns.addAll(key.columns());
                }
            }
        }
        return group;
    }

    private Slot slot(List<ForeignKey> group) throws SQLException, Unfillable {
        Set<String> absent = new HashSet<>();
        List<Map<String, Cell>> joined = List.of(Map.of());
        for (ForeignKey key : group) {
            List<Map<String, Cell>> next = join(joined, key);
            if (next.isEmpty()) {
                absent.addAll(absentColumns(key));
            } else {
                joined = next;
            }
        }
        List<String> columns =
                group.stream().flatMap(key -> key.columns().stream()).distinct().toList();
        List<List<Cell>> tuples = new ArrayList<>();
        joined.forEach(row -> tuples.add(tuple(columns, row, absent)));
        Set<String> without = withoutParent(group);
        if (!without.isEmpty()) {
            joined.stream().limit(wish.rows()).forEach(row -> tuples.add(tuple(columns, row, without)));
        }
        return Slot.of(columns, tuples.stream().distinct().toList(), true);
    }

    private List<Map<String, Cell>> join(List<Map<String, Cell>> joined, ForeignKey key) throws SQLException {
        List<Map<String, Cell>> result = new ArrayList<>();
        List<List<String>> parents = new ArrayList<>(engine.tuples(key.parent(), key.references(), TUPLES));
        if (wish.first() > 0) {
            // The first ones have children already; where each may have one only, the newest are free.
            Collections.reverse(parents);
        }
        for (Map<String, Cell> row : joined) {
            for (List<String> parent : parents) {
                Map<String, Cell> both = new HashMap<>(row);
                boolean fits = true;
                for (int i = 0; i < parent.size(); i++) {
                    Cell cell = Cell.of(parent.get(i));
                    Cell before = both.put(key.columns().get(i), cell);
                    fits &= before == null || before.equals(cell);
                }
                if (fits && result.size() < TUPLES) {
                    result.add(both);
                }
            }
        }
        return result;
    }

    /** A row without a parent needs a NULL in the key: in one column of it, or with MATCH FULL in all. */
    private Set<String> absentColumns(ForeignKey key) throws Unfillable {
        Set<String> columns = new HashSet<>(key.columns());
        columns.retainAll(nullable);
        if (columns.isEmpty() || (key.full() && columns.size() < key.columns().size())) {
            throw new Unfillable(
                    "its parent " + key.parent() + " has no row to refer to (foreign key \"" + key.name() + "\")");
        }
        return columns;
    }

    private Set<String> withoutParent(List<ForeignKey> group) {
        Set<String> columns = new HashSet<>();
        for (ForeignKey key : group) {
            if (!key.full() || nullable.containsAll(key.columns())) {
                columns.addAll(key.columns());
            }
        }
        columns.retainAll(nullable);
        return columns;
    }

    private static List<Cell> tuple(List<String> columns, Map<String, Cell> row, Set<String> absent) {
        return columns.stream()
                .map(column -> absent.contains(column) ? Cell.NULL : row.getOrDefault(column, Cell.NULL))
                .toList();
    }
}
