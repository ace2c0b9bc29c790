// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.data.compare.DataState;
import dev.switchback.data.compare.RowKeeper;
import dev.switchback.data.rows.FillReport;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.data.rows.Populator;
import dev.switchback.database.Database;
import dev.switchback.database.TableName;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TableState;
import dev.switchback.flyway.Touched;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rows of the populated database: puts them in, and knows at every moment what is there. */
final class RowStand implements AutoCloseable {

    private static final int ROWS_FOR_NEW_COLUMNS = 3;
    private static final int ROWS_AFTER_MIGRATION = 2;

    private final Stopwatch stopwatch;
    private final Connection hand;
    private final Connection eye;
    private final Populator populator;
    private final RowKeeper keeper;
    private final SortedMap<TableName, NotFilled> unfilled = new TreeMap<>();
    private DataState state = DataState.EMPTY;

    RowStand(LabRequest lab, Stopwatch stopwatch, Database database) throws SQLException {
        this.stopwatch = stopwatch;
        this.hand = database.connect();
        this.eye = database.connect();
        this.populator = new Populator(lab.engine().rowEngine(hand), hand, lab.seed(), lab.rows(), lab.bookkeeping());
        this.keeper = new RowKeeper(lab.engine().rowReader(eye), lab.bookkeeping());
        lookAtAll();
    }

    /**
     * Fills tables that lack rows and adds a few to those with new columns.
     *
     * @param changed the tables that may lack rows since the last time; empty for all
     * @param altered the tables whose rows have no values in new columns yet
     * @return every table that has no rows now, with the reason
     */
    List<NotFilled> fill(Optional<Set<TableName>> changed, Set<TableName> altered) throws SQLException {
        if (changed.filter(Set::isEmpty).isPresent() && altered.isEmpty()) {
            return stillUnfilled();
        }
        FillReport filled = stopwatch.time(Phase.FILL, () -> populator.fill(changed));
        remember(filled);
        if (!altered.isEmpty()) {
            remember(stopwatch.time(Phase.FILL, () -> populator.add(altered, ROWS_FOR_NEW_COLUMNS)));
        }
        lookAt(Optional.of(populator.touched()));
        return stillUnfilled();
    }

    private void remember(FillReport report) {
        report.filled().forEach(table -> unfilled.remove(table.table()));
        report.notFilled().forEach(table -> unfilled.put(table.table(), table));
    }

    private List<NotFilled> stillUnfilled() {
        unfilled.keySet().removeIf(table -> {
            TableState held = state.tables().get(table);
            return held == null || held.rowCount() > 0;
        });
        return List.copyOf(unfilled.values());
    }

    /**
     * Writes a few rows into the tables that a migration touched, as an application would after the release.
     *
     * <p>Not into tables that the migration made: they go with the undo, and one that moves or keeps rows would carry them back
     * into tables that never held them.
     *
     * @param before what was there before the migration
     */
    FillReport writeAfter(Touched touched, DataState before) throws SQLException {
        Set<Long> old = before.tables().values().stream().map(TableState::id).collect(Collectors.toSet());
        Set<TableName> written = names(touched).orElse(state.tables().keySet());
        Set<TableName> tables = state.tables().values().stream()
                .filter(table -> old.contains(table.id()) && written.contains(table.name()))
                .map(TableState::name)
                .collect(Collectors.toSet());
        if (tables.isEmpty()) {
            return new FillReport(List.of(), List.of());
        }
        FillReport report = stopwatch.time(Phase.FILL, () -> populator.add(tables, ROWS_AFTER_MIGRATION));
        lookAt(Optional.of(populator.touched()));
        return report;
    }

    /** Removes rows again; returns whether that was possible. */
    boolean remove(List<InsertedRow> rows) throws SQLException {
        boolean removed = stopwatch.time(Phase.FILL, () -> populator.remove(rows));
        lookAt(Optional.of(populator.touched()));
        return removed;
    }

    /** Reads again what a script may have written. */
    void look(Touched touched) throws SQLException {
        lookAt(names(touched));
    }

    private void lookAt(Optional<Set<TableName>> tables) throws SQLException {
        state = stopwatch.time(Phase.ROWS, () -> keeper.read(tables));
    }

    /** Reads everything again. */
    void lookAtAll() throws SQLException {
        lookAt(Optional.empty());
    }

    DataState state() {
        return state;
    }

    /** Returns the tables whose columns are others than they were. */
    static Set<TableName> altered(DataState before, DataState after) {
        Map<Long, TableState> old =
                before.tables().values().stream().collect(Collectors.toMap(TableState::id, table -> table));
        Set<TableName> altered = new HashSet<>();
        for (TableState table : after.tables().values()) {
            TableState former = old.get(table.id());
            if (former != null && !former.columns().equals(table.columns())) {
                altered.add(table.name());
            }
        }
        return altered;
    }

    /** Returns the relations that a script may have written by name, or empty if that is not known. */
    static Optional<Set<TableName>> names(Touched touched) {
        return touched.unknown().isPresent()
                ? Optional.empty()
                : Optional.of(touched.relations().stream()
                        .map(LockedRelation::name)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }

    @Override
    public void close() throws SQLException {
        hand.close();
        eye.close();
    }
}
