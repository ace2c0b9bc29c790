// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.Verdicts;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Has the database judge samples of what is about to be loaded. */
final class Conditions {

    private static final int SAMPLE = 64;
    private static final int VALUES = 16;

    private final TableShape table;
    private final Verdicts verdicts;

    Conditions(RowEngine engine, TableShape table) {
        this.table = table;
        this.verdicts = new Verdicts(engine, table);
    }

    Set<String> columnsOf(Condition condition) {
        return verdicts.columnsOf(condition);
    }

    /** Returns the columns with those that conditions link them to, directly or through others, and the rest of their keys. */
    Set<String> linked(Set<String> columns) {
        Set<String> linked = new HashSet<>(columns);
        for (int before = -1; before != linked.size(); ) {
            before = linked.size();
            for (Condition condition : table.conditions()) {
                Set<String> its = columnsOf(condition);
                if (its.stream().anyMatch(linked::contains)) {
                    linked.addAll(its);
                }
            }
            table.foreignKeys().stream()
                    .filter(key -> key.columns().stream().anyMatch(linked::contains))
                    .forEach(key -> linked.addAll(key.columns()));
        }
        return linked;
    }

    /** Returns the table as if it had these columns only. */
    TableShape narrowed(Set<String> columns) {
        List<ColumnShape> kept = table.columns().stream()
                .filter(column -> column.computed() || columns.contains(column.name()))
                .toList();
        List<Condition> about = table.conditions().stream()
                .filter(condition -> columns.containsAll(columnsOf(condition)))
                .toList();
        List<ForeignKey> keys = table.foreignKeys().stream()
                .filter(key ->
                        columns.containsAll(key.columns()) && !key.parent().equals(table.name()))
                .toList();
        return table.with(kept, about, table.uniqueKeys(), keys);
    }

    /** Returns the conditions that some of the rows would not meet. */
    List<Condition> unmet(Stage stage, Asked asked) throws SQLException {
        List<Condition> unmet = new ArrayList<>();
        for (Condition condition : table.conditions()) {
            List<String> columns = List.copyOf(columnsOf(condition));
            if (!columns.isEmpty() && stage.names().containsAll(columns) && !met(condition, columns, stage, asked)) {
                unmet.add(condition);
            }
        }
        return unmet;
    }

    private boolean met(Condition condition, List<String> columns, Stage stage, Asked asked) throws SQLException {
        CellSink sink = new CellSink();
        List<List<Cell>> tuples = new ArrayList<>();
        long step = Math.max(1, asked.count() / SAMPLE);
        LongStream.concat(
                        LongStream.range(0, Math.min(asked.count(), SAMPLE)),
                        LongStream.range(0, Math.min(asked.count(), SAMPLE)).map(i -> i * step))
                .forEach(i -> {
                    columns.forEach(column -> stage.column(column).give(asked.first() + i, sink));
                    tuples.add(sink.taken());
                });
        return met(columns, List.of(condition), tuples);
    }

    private boolean met(List<String> columns, List<Condition> conditions, List<List<Cell>> tuples) throws SQLException {
        List<List<Cell>> different = tuples.stream().distinct().toList();
        return verdicts.judge(columns, conditions, different).stream()
                .allMatch(met -> met.cardinality() == conditions.size());
    }

    /** Returns whether values meet all conditions on a column, as far as these look at nothing else. */
    boolean meets(String column, Values values) throws SQLException {
        List<Condition> own = table.conditions().stream()
                .filter(condition -> columnsOf(condition).equals(Set.of(column)))
                .toList();
        CellSink sink = new CellSink();
        List<List<Cell>> tuples = new ArrayList<>();
        long few = Math.min(VALUES, values.size());
        LongStream.concat(LongStream.range(0, few), LongStream.of(values.size() / 2, values.size() - 1))
                .forEach(number -> {
                    values.give(number, sink);
                    tuples.add(sink.taken());
                });
        return met(List.of(column), own, tuples);
    }
}
