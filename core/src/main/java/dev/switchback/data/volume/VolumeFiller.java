// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.Populator;
import dev.switchback.data.rows.TableOrder;
import dev.switchback.database.TableName;
import dev.switchback.database.Transaction;
import dev.switchback.engine.BulkLoader;
import dev.switchback.engine.Engine;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.profile.Profile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fills tables with many rows that satisfy their constraints and look like production's.
 *
 * <p>One filler belongs to one database, and to the clones that take its place: it remembers which rows are its own, so that
 * a table grows by further rows and nothing that is there changes. The same seed gives the same rows.
 */
public final class VolumeFiller {

    private final Engine engine;
    private final long seed;
    private final Set<TableName> excluded;
    private final Optional<Profile> production;
    private final Map<TableName, MadeRows> made = new TreeMap<>();

    /**
     * Prepares to fill.
     *
     * @param excluded   tables that are nobody's business, such as the migration tool's history
     * @param production what is known of the live database; without it values have the shapes that are usual
     */
    public VolumeFiller(Engine engine, long seed, Set<TableName> excluded, Optional<Profile> production) {
        this.engine = engine;
        this.seed = seed;
        this.excluded = Set.copyOf(excluded);
        this.production = production;
    }

    /**
     * Brings each of these tables up to so many rows, and before them those that they refer to; a part of a partitioned table
     * stands for the whole. A table that has more keeps what it has.
     *
     * @param connection in auto-commit mode
     * @param later      shapes of tables as they will be, empty where that does not matter: rows satisfy these constraints too
     * @throws SQLException if the connection is lost or the catalog cannot be read
     */
    public VolumeReport fill(Connection connection, SortedMap<TableName, Long> wanted, Map<TableName, TableShape> later)
            throws SQLException {
        RowEngine rows = engine.rowEngine(connection);
        BulkLoader loader = engine.bulkLoader(connection);
        Targets targets = Transaction.in(
                connection, () -> Targets.of(rows, engine.dialect(), wanted, excluded, production, later));
        Sources sources = new Sources(connection, rows, engine.dialect(), seed, production, targets.shapes(), made);
        TableFilling filling = new TableFilling(sources, loader);
        SortedMap<TableName, Long> held = new TreeMap<>();
        for (List<TableShape> group : TableOrder.of(targets.shapes().values())) {
            if (Circle.isClosed(group)) {
                begin(rows, connection, group);
            }
            for (TableShape table : Circle.ordered(group)) {
                held.put(table.name(), filling.fill(table, targets.rows(table.name())));
            }
        }
        loader.settle(filling.filled());
        return new VolumeReport(held, filling.notFilled());
    }

    /** Puts a few rows into tables of which none can be the first: others may refer to these. */
    private void begin(RowEngine rows, Connection connection, List<TableShape> group) throws SQLException {
        Set<TableName> names = group.stream().map(TableShape::name).collect(Collectors.toSet());
        new Populator(rows, connection, seed, Populator.DEFAULT_ROWS, excluded).fill(Optional.of(names));
    }
}
