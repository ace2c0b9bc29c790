// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.data.rows.FillReport.Filled;
import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fills empty tables that refer to each other in a circle, all in one statement.
 *
 * <p>That needs no column that can be NULL for a moment, no deferrable constraint and no UPDATE that wakes triggers.
 */
final class CircleFiller {

    private static final int PASSES = 4;

    private final RowEngine engine;
    private final Candidates candidates;
    private final List<TableShape> tables;
    private final int rows;
    private final long seed;
    private final Map<TableShape, Wish> wishes = new LinkedHashMap<>();
    private final Map<TableShape, List<Map<String, Cell>>> drafts = new LinkedHashMap<>();
    private final Map<TableName, List<Map<String, Cell>>> made = new TreeMap<>();

    CircleFiller(RowEngine engine, Candidates candidates, List<TableShape> tables, int rows, long seed) {
        this.engine = engine;
        this.candidates = candidates;
        this.tables = tables;
        this.rows = rows;
        this.seed = seed;
    }

    List<Filled> fill() throws SQLException, Unfillable {
        for (TableShape table : tables) {
            Wish wish = wish(table);
            wishes.put(table, wish);
            List<Slot> slots = new Slots(engine, candidates, table, wish, seed).build();
            drafts.put(table, new RowMaker(engine, table, slots, wish).rows());
            publish(table, drafts.get(table));
        }
        resolve();
        return insert();
    }

    private Wish wish(TableShape table) {
        Set<ForeignKey> later = table.foreignKeys().stream()
                .filter(key -> tables.stream().anyMatch(other -> holds(other, key.parent())))
                .collect(Collectors.toSet());
        Set<String> explicit = new HashSet<>();
        for (TableShape other : tables) {
            other.foreignKeys().stream()
                    .filter(key -> holds(table, key.parent()))
                    .forEach(key -> explicit.addAll(key.references()));
        }
        return new Wish(rows, 0, false, later, explicit);
    }

    private static boolean holds(TableShape table, TableName parent) {
        return table.name().equals(parent) || table.ancestors().contains(parent);
    }

    /** Makes rows known under the table's name and under those of the partitioned tables above it. */
    private void publish(TableShape table, List<Map<String, Cell>> list) {
        made.put(table.name(), list);
        for (TableName ancestor : table.ancestors()) {
            List<Map<String, Cell>> all = new ArrayList<>(made.getOrDefault(ancestor, List.of()));
            all.removeAll(drafts.getOrDefault(table, List.of()));
            all.addAll(list);
            made.put(ancestor, all);
        }
    }

    /** Repeats until no row is left out any more: a row that is left out may be one that others point at. */
    private void resolve() throws SQLException, Unfillable {
        int before = -1;
        for (int pass = 0; pass < PASSES && before != size(); pass++) {
            before = size();
            for (TableShape table : tables) {
                List<Map<String, Cell>> resolved = new References(
                                engine, table, Objects.requireNonNull(wishes.get(table)), made)
                        .resolve(Objects.requireNonNull(drafts.get(table)));
                if (!resolved.isEmpty()) {
                    publish(table, resolved);
                } else if (pass > 0) {
                    throw new Unfillable("no row could be pointed at rows of the tables that it forms a circle with: "
                            + tables.stream().map(t -> t.name().toString()).collect(Collectors.joining(", ")));
                }
            }
        }
    }

    private int size() {
        return tables.stream()
                .mapToInt(
                        table -> Objects.requireNonNull(made.get(table.name())).size())
                .sum();
    }

    private List<Filled> insert() throws SQLException, Unfillable {
        Map<TableShape, List<List<Cell>>> cells = new LinkedHashMap<>();
        for (TableShape table : tables) {
            List<String> names =
                    table.givenColumns().stream().map(ColumnShape::name).toList();
            cells.put(
                    table,
                    Objects.requireNonNull(made.get(table.name())).stream()
                            .map(row -> References.cells(row, names))
                            .toList());
        }
        List<Filled> filled = new ArrayList<>();
        Map<TableName, List<InsertedRow>> inserted = engine.insertTogether(cells);
        for (TableShape table : tables) {
            filled.add(new Filled(table.name(), inserted.getOrDefault(table.name(), List.of()), ""));
        }
        return filled;
    }
}
