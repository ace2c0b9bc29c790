// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The sessions in a database of MySQL or MariaDB, for which DROP DATABASE waits as long as they have a transaction open.
 *
 * <p>Without the PROCESS privilege the server shows this user's sessions only.
 *
 * @param connection to the server, not in the database
 * @param database   the database's name
 */
public record MysqlSessions(Connection connection, String database) {

    private record Session(String id, String database) {}

    /** Says whether nobody is to be seen in the database. */
    public boolean isEmpty() throws SQLException {
        return ids().isEmpty();
    }

    /** Ends those that may be ended. */
    public void end() throws SQLException {
        for (String id : ids()) {
            try {
                Jdbc.execute(connection, "KILL " + id);
            } catch (SQLException e) {
                // It has ended meanwhile, or is another user's, for which DROP DATABASE then has to wait.
                continue;
            }
        }
    }

    private List<String> ids() throws SQLException {
        return Jdbc.query(
                        connection,
                        row -> new Session(row.getString("Id"), String.valueOf(row.getString("db"))),
                        "SHOW PROCESSLIST")
                .stream()
                .filter(session -> session.database().equals(database))
                .map(Session::id)
                .toList();
    }
}
