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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
    List<Condition> unmet(Plan plan, Asked asked) throws SQLException {
        List<Condition> unmet = new ArrayList<>();
        for (Condition condition : table.conditions()) {
            List<String> columns = List.copyOf(columnsOf(condition));
            boolean made = !columns.isEmpty() && plan.stage().names().containsAll(columns);
            if (made && !met(columns, List.of(condition), sample(columns, plan, asked))) {
                unmet.add(condition);
            }
        }
        return unmet;
    }

    /** Returns values of the first rows, and of some that are spread over all that there is room for. */
    private static List<List<Cell>> sample(List<String> columns, Plan plan, Asked asked) {
        CellSink sink = new CellSink();
        List<List<Cell>> tuples = new ArrayList<>();
        long rows = Math.min(asked.count(), plan.room().rows());
        long step = Math.max(1, rows / SAMPLE);
        LongStream.range(0, Math.min(rows, SAMPLE))
                .flatMap(i -> LongStream.of(i, i * step))
                .forEach(i -> {
                    columns.forEach(column -> plan.stage().column(column).give(asked.first() + i, sink));
                    tuples.add(sink.taken());
                });
        return tuples;
    }

    private boolean met(List<String> columns, List<Condition> conditions, List<List<Cell>> tuples) throws SQLException {
        List<List<Cell>> different = tuples.stream().distinct().toList();
        return verdicts.judge(columns, conditions, different).stream()
                .allMatch(met -> met.cardinality() == conditions.size());
    }

    /** Returns the numbers that a column alone, or its domain, is compared with. */
    SortedSet<Long> boundsOf(ColumnShape column) {
        return Stream.concat(own(column.name()).stream(), column.type().conditions().stream())
                .flatMap(condition -> Verdicts.numbersIn(condition.expression()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Condition> own(String column) {
        return table.conditions().stream()
                .filter(condition -> columnsOf(condition).equals(Set.of(column)))
                .toList();
    }

    /** Returns whether values meet all conditions on a column, as far as these look at nothing else. */
    boolean meets(String column, Values values) throws SQLException {
        CellSink sink = new CellSink();
        List<List<Cell>> tuples = new ArrayList<>();
        long few = Math.min(VALUES, values.size());
        LongStream.concat(LongStream.range(0, few), LongStream.of(values.size() / 2, values.size() - 1))
                .forEach(number -> {
                    values.give(number, sink);
                    tuples.add(sink.taken());
                });
        return met(List.of(column), own(column), tuples);
    }
}
