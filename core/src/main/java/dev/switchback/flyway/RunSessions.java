// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.engine.ActivityProbe;
import dev.switchback.engine.SessionActivity;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of one Flyway run and knows them all.
 *
 * <p>Flyway's first connection keeps the history table and locks it; the scripts run on others. A run that must leave no
 * trace of its book-keeping gets its first connection to another database, where no script can see it.
 */
final class RunSessions implements DataSource {

    /** Sessions of every run of this JVM, as server and session identifier, to tell our own idle sessions from others. */
    private static final Set<String> ALL = ConcurrentHashMap.newKeySet();

    private final Database target;
    private final Database bookKeeping;
    private final ActivityProbe activity;
    private final List<Connection> open = new ArrayList<>();
    private final List<Long> sessions = new ArrayList<>();

    RunSessions(Database target, @Nullable Database scratch, ActivityProbe activity) {
        this.target = target;
        this.bookKeeping = scratch == null ? target : scratch;
        this.activity = activity;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        Connection connection = (open.isEmpty() ? bookKeeping : target).connect();
        open.add(connection);
        long session = activity.sessionOf(connection);
        sessions.add(session);
        ALL.add(key(session));
        return connection;
    }

    synchronized List<Connection> live() throws SQLException {
        List<Connection> live = new ArrayList<>();
        for (Connection connection : open) {
            if (!connection.isClosed()) {
                live.add(connection);
            }
        }
        return live;
    }

    synchronized List<Long> sessions() {
        return List.copyOf(sessions);
    }

    List<SessionActivity> look(Connection observer) throws SQLException {
        return activity.look(observer, sessions());
    }

    List<SessionActivity> look(Connection observer, Collection<Long> others) throws SQLException {
        return activity.look(observer, others);
    }

    void cancel(Connection observer, long session) throws SQLException {
        activity.cancel(observer, session);
    }

    /** Says whether a session is one of this run. */
    boolean isOwn(long session) {
        return sessions().contains(session);
    }

    /** Says whether a session is one of any run of ours. */
    boolean isOurs(long session) {
        return ALL.contains(key(session));
    }

    private String key(long session) {
        return target.url().substring(0, target.url().lastIndexOf('/') + 1) + session;
    }

    /** Ends every session on the server and waits until it is gone. */
    synchronized void end(Connection observer) throws SQLException {
        activity.terminate(observer, sessions);
        for (Connection connection : open) {
            connection.abort(Runnable::run);
        }
        forget();
    }

    /** Forgets sessions that Flyway itself has closed. */
    synchronized void forget() {
        sessions.forEach(session -> ALL.remove(key(session)));
        sessions.clear();
        open.clear();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("connections are opened with the database's own user only");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(RunSessions.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
