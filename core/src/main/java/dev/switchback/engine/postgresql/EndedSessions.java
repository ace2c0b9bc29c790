// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the sessions of a database again and again, until it is closed: a pool of connections opens new ones at once. */
final class EndedSessions implements AutoCloseable {

    /** Of other accounts' sessions an ordinary one does not see the kind (NULL); what belongs to the server has no account. */
    private static final String END = """
            SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = ? AND pid <> pg_backend_pid() AND usesysid IS NOT NULL
              AND coalesce(backend_type, 'client backend') = 'client backend'""";

    private static final long PAUSE = 20;

    private final Connection connection;
    private final String database;
    private final Set<Integer> ended = new HashSet<>();
    private final Thread thread;
    private volatile boolean goesOn = true;
    private volatile @Nullable SQLException failure;

    private EndedSessions(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
        this.thread = new Thread(this::run, "switchback-end-sessions");
    }

    static EndedSessions of(Connection connection, String database) {
        EndedSessions sessions = new EndedSessions(connection, database);
        sessions.thread.setDaemon(true);
        sessions.thread.start();
        return sessions;
    }

    private void run() {
        try {
            while (goesOn) {
                List<Integer> pids = Jdbc.query(connection, row -> row.getInt(1), END, database);
                synchronized (ended) {
                    ended.addAll(pids);
                }
                Thread.sleep(PAUSE);
            }
        } catch (SQLException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int count() {
        synchronized (ended) {
            return ended.size();
        }
    }

    /** Says why somebody could not be ended, if so; who stays keeps the database from being renamed. */
    String trouble() {
        SQLException failed = failure;
        return failed == null ? "" : " (other sessions cannot be ended: " + failed.getMessage() + ")";
    }

    @Override
    public void close() {
        goesOn = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
