// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.data.rows.FillReport.Filled;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One call of the populator: the tables that it is about, and what came of each. */
final class Run {

    private static final int LATER_VALUES = 500;

    private final RowEngine engine;
    private final Candidates candidates;
    private final long seed;
    private final Map<TableName, TableShape> shapes;
    private final List<Filled> filled = new ArrayList<>();
    private final List<NotFilled> notFilled = new ArrayList<>();

    /** Whether triggers may have written to tables that were empty when their shapes were read. */
    private boolean disturbed;

    Run(RowEngine engine, Candidates candidates, long seed, Map<TableName, TableShape> shapes) {
        this.engine = engine;
        this.candidates = candidates;
        this.seed = seed;
        this.shapes = shapes;
        for (TableShape shape : List.copyOf(shapes.values())) {
            shape.obstacle().ifPresent(reason -> notFilled.add(new NotFilled(shape.name(), reason, "")));
            if (shape.obstacle().isPresent() || shape.partitioned()) {
                shapes.remove(shape.name());
            }
        }
    }

    /** Puts into each table the rows that it lacks. */
    FillReport fillUpTo(int wanted) throws SQLException {
        for (List<TableShape> group : TableOrder.of(shapes.values())) {
            Map<TableShape, Integer> there = there(group, wanted);
            if (there.size() < 2 || !circle(there, wanted)) {
                singly(there, wanted);
            }
        }
        return report();
    }

    /** Puts rows into each table whatever it holds. */
    FillReport add(int rows, int first) throws SQLException {
        for (List<TableShape> group : TableOrder.of(shapes.values())) {
            for (TableShape table : group) {
                one(table, rows, first, true);
            }
        }
        return report();
    }

    boolean hasInterceptors() {
        return shapes.values().stream().anyMatch(shape -> !shape.interceptors().isEmpty());
    }

    private Map<TableShape, Integer> there(List<TableShape> group, int wanted) throws SQLException {
        List<TableName> filled = group.stream()
                .filter(table -> !table.empty() || disturbed)
                .map(TableShape::name)
                .toList();
        Map<TableName, Integer> counts = engine.counts(filled, wanted);
        Map<TableShape, Integer> there = new LinkedHashMap<>();
        for (TableShape table : group) {
            int rows = counts.getOrDefault(table.name(), 0);
            if (rows < wanted) {
                there.put(table, rows);
            }
        }
        return there;
    }

    /** Returns whether the tables could be filled in one go. */
    private boolean circle(Map<TableShape, Integer> there, int wanted) throws SQLException {
        if (there.values().stream().anyMatch(rows -> rows > 0)) {
            return false;
        }
        List<TableShape> tables = List.copyOf(there.keySet());
        try {
            filled.addAll(new CircleFiller(engine, candidates, tables, wanted, seed).fill());
            return true;
        } catch (Unfillable e) {
            return false;
        } catch (SQLException e) {
            if (engine.lostConnection(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Fills one table after the other, and comes back to those whose parents got rows only then. */
    private void singly(Map<TableShape, Integer> there, int wanted) throws SQLException {
        Map<TableShape, Integer> left = new LinkedHashMap<>(there);
        for (int before = -1; before != left.size() && !left.isEmpty(); ) {
            before = left.size();
            for (TableShape table : List.copyOf(left.keySet())) {
                forget(table.name());
                int rows = Objects.requireNonNull(left.get(table));
                boolean done = one(table, wanted - rows, rows == 0 ? 0 : LATER_VALUES, false);
                if (rows > 0) {
                    // Its constraints may admit no more; it is not without rows, and that is what a report is about.
                    forget(table.name());
                }
                if (done || rows > 0) {
                    left.remove(table);
                }
            }
        }
    }

    private boolean one(TableShape table, int rows, int first, boolean complete) throws SQLException {
        try {
            filled.add(new TableFiller(engine, candidates, table, seed).fill(rows, first, complete));
            disturbed |= !table.interceptors().isEmpty();
            return true;
        } catch (Unfillable e) {
            notFilled.add(new NotFilled(table.name(), String.valueOf(e.getMessage()), e.serverMessage()));
            return false;
        }
    }

    private void forget(TableName table) {
        notFilled.removeIf(entry -> entry.table().equals(table));
    }

    private FillReport report() {
        filled.sort(Comparator.comparing(Filled::table));
        notFilled.sort(Comparator.comparing(NotFilled::table));
        return new FillReport(filled, notFilled);
    }
}
