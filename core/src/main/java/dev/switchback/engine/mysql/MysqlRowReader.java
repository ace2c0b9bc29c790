// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Relation;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.RowReader;
import dev.switchback.engine.SequenceState;
import dev.switchback.engine.TableState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rows from MySQL or MariaDB over one connection, whose session settings it fixes.
 *
 * <p>The product has no identifier of a table or column that survives all its ways to alter them, so the reader gives them
 * identifiers of its own; see {@link TableIdentities} and {@link ColumnIdentities} for what they see. Of a system-versioned
 * table only the current rows are read: an undo can but add to the history. Partitions are part of their table.
 */
public final class MysqlRowReader implements RowReader {

    // Nobody else's settings are to show in a value, or to keep one from being read.
    private static final String SETTINGS =
            "SET SESSION sql_mode = '', time_zone = '+00:00', character_set_results = 'utf8mb4',"
                    + " character_set_client = 'utf8mb4', character_set_connection = 'utf8mb4', sql_select_limit = 18446744073709551615,"
                    + " lock_wait_timeout = 60, wait_timeout = 604800, sql_big_selects = 1";
    private static final String MYSQL_SETTINGS =
            "SET SESSION information_schema_stats_expiry = 0, max_execution_time = 0";
    private static final String MARIADB_SETTINGS = "SET SESSION max_statement_time = 0";

    private final StoredTables listing;
    private final StoredShapes shapes;
    private final StoredRows rows;
    private final StoredSequences sequences;
    private final TableIdentities tableIdentities = new TableIdentities();
    private final ColumnIdentities columnIdentities = new ColumnIdentities();
    private List<Relation> last = List.of();
    private Set<Long> counters = Set.of();
    private boolean listed;

    private MysqlRowReader(Connection connection, Flavor flavor, RowBudget budget) {
        this.listing = new StoredTables(connection, flavor);
        this.shapes = new StoredShapes(connection);
        this.rows = new StoredRows(connection, budget);
        this.sequences = new StoredSequences(connection);
    }

    /**
     * Opens a reader.
     *
     * @param connection in auto-commit mode, used by the reader alone from now on; closed by whoever opened it
     */
    public static MysqlRowReader on(Connection connection, Flavor flavor) throws SQLException {
        return on(connection, flavor, RowBudget.DEFAULT);
    }

    static MysqlRowReader on(Connection connection, Flavor flavor, RowBudget budget) throws SQLException {
        fix(connection, flavor);
        return new MysqlRowReader(connection, flavor, budget);
    }

    /** Fixes what values as text depend on. */
    static void fix(Connection connection, Flavor flavor) throws SQLException {
        Jdbc.execute(connection, SETTINGS);
        Jdbc.execute(connection, flavor == Flavor.MYSQL ? MYSQL_SETTINGS : MARIADB_SETTINGS);
    }

    @Override
    public Optional<List<Relation>> changedRelations() throws SQLException {
        List<Relation> now = relations(listing.read());
        if (listed && now.equals(last)) {
            return Optional.empty();
        }
        listed = true;
        last = now;
        return Optional.of(now);
    }

    private List<Relation> relations(List<StoredTables.Found> found) {
        Map<String, Long> ids = tableIdentities.assign(found);
        List<Relation> relations = new ArrayList<>();
        Set<Long> counting = new HashSet<>();
        Map<String, Long> sequencesByName = new HashMap<>();
        for (StoredTables.Found table : found) {
            long id = ids.getOrDefault(table.name(), 0L);
            TableName name = new TableName("", table.name());
            relations.add(new Relation(id, name, table.sequence(), id));
            if (table.sequence()) {
                sequencesByName.put(table.name(), id);
            }
            if (table.counter()) {
                long counter = StoredSequences.counterOf(id);
                relations.add(new Relation(counter, name, true, counter));
                counting.add(counter);
            }
        }
        counters = counting;
        shapes.know(sequencesByName);
        return relations;
    }

    @Override
    public List<TableState> tables(Collection<Relation> tables) throws SQLException {
        if (tables.isEmpty()) {
            return List.of();
        }
        return rows.read(shapes.read(tables)).stream()
                .map(columnIdentities::identify)
                .toList();
    }

    @Override
    public List<SequenceState> sequences(Collection<Relation> wanted) throws SQLException {
        return wanted.isEmpty() ? List.of() : sequences.read(wanted, counters);
    }
}
