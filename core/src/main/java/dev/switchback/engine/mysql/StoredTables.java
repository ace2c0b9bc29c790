// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists the tables of a connection's database, with what InnoDB knows them by. */
final class StoredTables {

    /** The history of a system-versioned table is part of it. */
    private static final String OWN =
            " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE') AND "
                    + StorageEngine.keepsItsRows();

    private static final String TABLES =
            "SELECT TABLE_NAME, TABLE_TYPE = 'SEQUENCE' FROM information_schema.TABLES" + OWN + " ORDER BY TABLE_NAME";

    /** For this the server has to open every table. */
    private static final String COUNTERS =
            "SELECT TABLE_NAME FROM information_schema.TABLES" + OWN + " AND AUTO_INCREMENT IS NOT NULL";

    private final Connection connection;
    private final TableIds innodb;
    private List<Found> last = List.of();
    private Set<String> counters = Set.of();

    StoredTables(Connection connection, Flavor flavor) {
        this.connection = connection;
        this.innodb = new TableIds(connection, flavor);
    }

    /**
     * A table as it is found.
     *
     * @param counter  whether it numbers a column by AUTO_INCREMENT
     * @param sequence whether it is a sequence of MariaDB's
     * @param innodb   InnoDB's identifiers of it, of each partition if it has some: kept when it is renamed, others when it is
     *                 rebuilt. Empty for other engines, and without the privilege PROCESS
     */
    record Found(String name, boolean sequence, boolean counter, Set<Long> innodb) {

        Found {
            innodb = Set.copyOf(innodb);
        }
    }

    /**
     * Lists the tables.
     *
     * <p>Which of them count is asked again when one came, went or was rebuilt, as it must be to begin counting. That is seen of
     * InnoDB's tables only.
     */
    List<Found> read() throws SQLException {
        Map<String, Set<Long>> ids = innodb.read();
        List<Found> found = found(ids);
        if (!found.equals(last)
                || found.stream().anyMatch(table -> table.innodb().isEmpty())) {
            counters = Set.copyOf(Jdbc.query(connection, row -> row.getString(1), COUNTERS));
            found = found(ids);
            last = found;
        }
        return found;
    }

    private List<Found> found(Map<String, Set<Long>> ids) throws SQLException {
        return Jdbc.query(
                connection,
                row -> new Found(
                        row.getString(1),
                        row.getBoolean(2),
                        !row.getBoolean(2) && counters.contains(row.getString(1)),
                        ids.getOrDefault(row.getString(1), Set.of())),
                TABLES);
    }
}
