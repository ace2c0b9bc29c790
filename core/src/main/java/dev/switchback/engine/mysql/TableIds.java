// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ids by which InnoDB knows the tables of a database; only who has the privilege PROCESS may see them.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/information-schema-innodb-tables-table.html">INNODB_TABLES</a>
 */
final class TableIds {

    private final Connection connection;
    private final String query;
    private boolean allowed = true;

    TableIds(Connection connection, Flavor flavor) {
        this.connection = connection;
        this.query = "SELECT TABLE_ID, NAME FROM information_schema."
                + (flavor == Flavor.MYSQL ? "INNODB_TABLES" : "INNODB_SYS_TABLES")
                + " WHERE SUBSTRING_INDEX(NAME, '/', 1) = ?";
    }

    /** Returns the ids by the tables' names, of each partition of a table that has some; empty if the account may not see them. */
    Map<String, Set<Long>> read() throws SQLException {
        Map<String, Set<Long>> ids = new HashMap<>();
        if (allowed) {
            String database = FileNames.encode(Jdbc.text(connection, "SELECT DATABASE()"));
            allowed = Permission.read(
                    connection,
                    row -> ids.computeIfAbsent(FileNames.table(row.getString(2)), name -> new TreeSet<>())
                            .add(row.getLong(1)),
                    query,
                    database);
        }
        return ids;
    }
}
