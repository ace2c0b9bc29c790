// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.database.TableName;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts rows into tables: rows that satisfy the constraints which are there and are chosen to hurt.
 *
 * <p>The same schema and the same seed give the same rows. What a call costs depends on the tables that it is given, not on
 * how many there are.
 */
public final class Populator {

    /** How many rows a table gets where nothing else is asked for. */
    public static final int DEFAULT_ROWS = 12;

    private static final String OWN_SCHEMA = "switchback";
    private static final int LATER_VALUES = 1000;

    private final RowEngine engine;
    private final Connection connection;
    private final long seed;
    private final int rowsPerTable;
    private final Set<TableName> excluded;
    private final Candidates candidates;
    private final Set<TableName> touched = new TreeSet<>();
    private int additions;

    /**
     * Works on the connection, through the engine that was opened on it; the connection stays its owner's.
     *
     * @param excluded tables that are nobody's business, such as the migration tool's history
     */
    public Populator(RowEngine engine, Connection connection, long seed, int rowsPerTable, Set<TableName> excluded) {
        this(engine, connection, seed, rowsPerTable, excluded, Profile.PLAUSIBLE);
    }

    /** As the other constructor, with values that go further. */
    public Populator(
            RowEngine engine,
            Connection connection,
            long seed,
            int rowsPerTable,
            Set<TableName> excluded,
            Profile profile) {
        this.engine = engine;
        this.connection = connection;
        this.seed = seed;
        this.rowsPerTable = rowsPerTable;
        this.excluded = Set.copyOf(excluded);
        this.candidates = new Candidates(engine, profile);
    }

    /** Returns the tables that were written to since this was last asked, by us or by triggers on our behalf. */
    public Set<TableName> touched() {
        Set<TableName> result = new TreeSet<>(touched);
        touched.clear();
        return result;
    }

    /**
     * Puts rows into every table that has fewer than wanted, of those given or of the whole database.
     *
     * @param changed the tables to look at; a partitioned table stands for its partitions
     * @return what was filled and what has no row at all; tables that had enough, or take no more, are in neither list
     * @throws SQLException if the connection is lost or the catalog cannot be read; nothing was inserted then
     */
    public FillReport fill(Optional<Set<TableName>> changed) throws SQLException {
        return inTransaction(() -> {
            Run run = run(changed.isPresent() ? changed.get() : lacking());
            return remember(run, run.fillUpTo(rowsPerTable));
        });
    }

    /** A trigger may have written elsewhere; where there is none, the database need not be asked. */
    private FillReport remember(Run run, FillReport report) throws SQLException {
        if (run.hasInterceptors()) {
            touched.addAll(engine.written());
        } else {
            report.filled().forEach(filled -> touched.add(filled.table()));
        }
        return report;
    }

    /**
     * Puts a few more rows into these tables whatever they hold, with a value in every column that can have one.
     *
     * @throws SQLException if the connection is lost or the catalog cannot be read; nothing was inserted then
     */
    public FillReport add(Set<TableName> tables, int rows) throws SQLException {
        int first = LATER_VALUES * ++additions;
        return inTransaction(() -> {
            Run run = run(tables);
            return remember(run, run.add(rows, first));
        });
    }

    /** Returns all tables with fewer rows than wanted. */
    private Set<TableName> lacking() throws SQLException {
        Map<TableName, Integer> counts = engine.counts(wanted(engine.tables()), rowsPerTable);
        counts.values().removeIf(rows -> rows >= rowsPerTable);
        Set<TableName> lacking = new TreeSet<>(counts.keySet());
        lacking.addAll(engine.foreignTables());
        return lacking;
    }

    /** Reads the shapes of the tables and of the partitions below them. */
    private Run run(Set<TableName> tables) throws SQLException {
        Map<TableName, TableShape> shapes = new TreeMap<>(engine.shapes(wanted(tables)));
        Set<TableName> leaves = new TreeSet<>();
        shapes.values().forEach(shape -> leaves.addAll(shape.leaves()));
        leaves.removeAll(shapes.keySet());
        if (!leaves.isEmpty()) {
            shapes.putAll(engine.shapes(wanted(leaves)));
        }
        return new Run(engine, candidates, seed, shapes);
    }

    private Set<TableName> wanted(Set<TableName> tables) {
        Set<TableName> wanted = new TreeSet<>(tables);
        wanted.removeAll(excluded);
        wanted.removeIf(table -> table.schema().equals(OWN_SCHEMA));
        return wanted;
    }

    /**
     * Removes rows that were put in and not written since, all or none.
     *
     * @return whether the database let go of them
     */
    public boolean remove(List<InsertedRow> rows) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            engine.begin();
            boolean removed = engine.remove(rows) == rows.size();
            if (removed) {
                touched.addAll(engine.written());
                connection.commit();
            } else {
                connection.rollback();
            }
            return removed;
        } catch (SQLException e) {
            if (engine.lostConnection(e)) {
                throw e;
            }
            connection.rollback(); // a foreign key or a trigger objects: then they stay, and the caller says so
            return false;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private interface Work {
        FillReport run() throws SQLException;
    }

    private FillReport inTransaction(Work work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            engine.begin();
            FillReport report = work.run();
            connection.commit();
            return report;
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
