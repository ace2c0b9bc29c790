// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists the tables of a connection's database, with what InnoDB knows them by. */
final class StoredTables {

    /** The history of a system-versioned table is part of it. */
    private static final String TABLES = """
            SELECT TABLE_NAME, TABLE_TYPE = 'SEQUENCE', AUTO_INCREMENT IS NOT NULL, COALESCE(ENGINE, '')
            FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')
            ORDER BY TABLE_NAME""";

    private static final int NOT_ALLOWED = 1227;

    private final Connection connection;
    private final String innodb;
    private boolean allowed = true;

    StoredTables(Connection connection, Flavor flavor) {
        this.connection = connection;
        this.innodb = "SELECT TABLE_ID, NAME FROM information_schema."
                + (flavor == Flavor.MYSQL ? "INNODB_TABLES" : "INNODB_SYS_TABLES")
                + " WHERE SUBSTRING_INDEX(NAME, '/', 1) = ?";
    }

    /**
     * A table as it is found.
     *
     * @param counter  whether it numbers a column by AUTO_INCREMENT
     * @param sequence whether it is a sequence of MariaDB's
     * @param innodb   InnoDB's identifiers of it, of each partition if it has some: kept when it is renamed, others when it is
     *                 rebuilt. Empty for other engines, and without the privilege PROCESS
     */
    record Found(String name, boolean sequence, boolean counter, String engine, Set<Long> innodb) {

        Found {
            innodb = Set.copyOf(innodb);
        }
    }

    List<Found> read() throws SQLException {
        Map<String, Set<Long>> ids = innodbTables();
        return Jdbc.query(
                connection,
                row -> new Found(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getBoolean(3) && !row.getBoolean(2),
                        row.getString(4),
                        ids.getOrDefault(row.getString(1), Set.of())),
                TABLES);
    }

    private Map<String, Set<Long>> innodbTables() throws SQLException {
        Map<String, Set<Long>> ids = new HashMap<>();
        if (allowed) {
            try {
                String database = FileNames.encode(Jdbc.text(connection, "SELECT DATABASE()"));
                Jdbc.query(
                        connection,
                        row -> ids.computeIfAbsent(FileNames.table(row.getString(2)), name -> new HashSet<>())
                                .add(row.getLong(1)),
                        innodb,
                        database);
            } catch (SQLException e) {
                if (e.getErrorCode() != NOT_ALLOWED) {
                    throw e;
                }
                allowed = false;
            }
        }
        return ids;
    }
}
