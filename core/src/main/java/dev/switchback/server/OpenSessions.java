// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is connected to a database that is to be cloned, which PostgreSQL allows only while nobody is.
 *
 * <p>A connection that was closed a moment ago is still there for a few milliseconds, on a machine that stands still for some
 * seconds, so that it is worth waiting. The server itself would wait for 5 s and then tell no more than a number.
 */
public final class OpenSessions {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String OBJECT_IN_USE = "55006";

    // Autovacuum is sent away by the server itself. Prepared transactions count as sessions.
    private static final String SESSIONS = """
            SELECT format('pid %s, user %s, application "%s", %s: %s', pid, usename, application_name,
                          coalesce(state, backend_type), left(regexp_replace(query, '\\s+', ' ', 'g'), 100))
            FROM pg_stat_activity
            WHERE datname = ? AND coalesce(backend_type, '') NOT LIKE 'autovacuum%' AND leader_pid IS NULL
            UNION ALL
            SELECT format('prepared transaction "%s" of user %s', gid, owner) FROM pg_prepared_xacts WHERE database = ?
            ORDER BY 1
            """;

    private final Connection connection;
    private final String database;

    /** Looks at a database's sessions over the connection, which is in another database. */
    public OpenSessions(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    /** Waits a moment for the sessions to end, and fails with their names if they do not. */
    public void awaitNone() throws SQLException {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<String> sessions = sessions();
        while (!sessions.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new SQLException(message(sessions), OBJECT_IN_USE);
            }
            pause();
            sessions = sessions();
        }
    }

    /** Returns the failure with names, if it is that somebody came in after all. */
    public SQLException explain(SQLException failure) throws SQLException {
        return OBJECT_IN_USE.equals(failure.getSQLState())
                ? new SQLException(message(sessions()), OBJECT_IN_USE, failure)
                : failure;
    }

    private List<String> sessions() throws SQLException {
        return Jdbc.query(connection, row -> row.getString(1), SESSIONS, database, database);
    }

    private String message(List<String> sessions) {
        return "database \"" + database + "\" cannot be cloned while it is in use; close these first:\n  "
                + (sessions.isEmpty() ? "sessions that have ended meanwhile" : String.join("\n  ", sessions));
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a database's sessions to end", e);
        }
    }
}
