// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Closing;
import dev.switchback.database.Database;
import dev.switchback.engine.ActivityProbe;
import dev.switchback.engine.SessionActivity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of one Flyway run and knows them all.
 *
 * <p>Flyway's first connection keeps the history table and locks it; the scripts run on others. A run that must leave no
 * trace of its book-keeping gets its first connection to another database, where no script can see it.
 */
final class RunSessions implements AutoCloseable {

    /** Sessions of every run of this JVM, as server and session identifier, to tell our own idle sessions from others. */
    private static final Set<String> ALL = ConcurrentHashMap.newKeySet();

    private final Database target;
    private final Database bookKeeping;
    private final ActivityProbe activity;
    private final List<Connection> open = new ArrayList<>();
    private final List<Long> sessions = new ArrayList<>();
    private final Set<Long> onlookers = ConcurrentHashMap.newKeySet();
    private boolean ended;

    RunSessions(Database target, @Nullable Database scratch, ActivityProbe activity) {
        this.target = target;
        this.bookKeeping = scratch == null ? target : scratch;
        this.activity = activity;
    }

    /** What Flyway is given. */
    DataSource source() {
        return new ConnectionSource(this::open);
    }

    /** Whoever looks at the run, or gives it up, does not wait for a server that lets nobody in. */
    private Connection open() throws SQLException {
        Connection connection = isFirst() ? forTheBooks() : target.connect();
        add(connection);
        return connection;
    }

    private synchronized boolean isFirst() throws SQLException {
        if (ended) {
            throw ended();
        }
        return open.isEmpty();
    }

    private synchronized void add(Connection connection) throws SQLException {
        if (ended) {
            Closing.close(connection);
            throw ended();
        }
        open.add(connection);
        long session = activity.sessionOf(connection);
        sessions.add(session);
        ALL.add(key(session));
    }

    private static SQLException ended() {
        return new SQLException("this run of Flyway has been ended", "08003");
    }

    /** Opens a session that looks at what the script does; it is not the script's. */
    Connection openOnlooker() throws SQLException {
        Connection connection = open();
        onlookers.add(activity.sessionOf(connection));
        return connection;
    }

    boolean isOnlooker(long session) {
        return onlookers.contains(session);
    }

    private Connection forTheBooks() throws SQLException {
        return bookKeeping.equals(target)
                ? target.connect()
                : UnderAnotherName.of(bookKeeping.connect(), target.name());
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

    /** Says whether a session is one of another run of ours. */
    boolean isAnothers(long session) {
        return ALL.contains(key(session)) && !isOwn(session);
    }

    void terminate(Connection observer, Collection<Long> others) throws SQLException {
        activity.terminate(observer, others);
    }

    private String key(long session) {
        return target.url().substring(0, target.url().lastIndexOf('/') + 1) + session;
    }

    /** Ends every session on the server and waits until it is gone. */
    synchronized void end(Connection observer) throws SQLException {
        try {
            activity.terminate(observer, sessions);
        } finally {
            open.forEach(Closing::abort);
            forget();
        }
    }

    /** Gives every connection up from this side, without the server, which may not be there any more. */
    synchronized void abandon() {
        ended = true;
        open.forEach(Closing::abort);
    }

    /** Closes what Flyway has not closed itself when it was through. */
    @Override
    public synchronized void close() {
        open.forEach(Closing::close);
        forget();
    }

    private void forget() {
        ended = true;
        sessions.forEach(session -> ALL.remove(key(session)));
        sessions.clear();
        open.clear();
    }
}
