// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

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
final class RunSessions {

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

    synchronized Connection open() throws SQLException {
        if (ended) {
            throw new SQLException("this run of Flyway has been ended", "08003");
        }
        Connection connection = open.isEmpty() ? forTheBooks() : target.connect();
        open.add(connection);
        long session = activity.sessionOf(connection);
        sessions.add(session);
        ALL.add(key(session));
        return connection;
    }

    /** Opens a session that looks at what the script does; it is not the script's. */
    synchronized Connection openOnlooker() throws SQLException {
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
        activity.terminate(observer, sessions);
        for (Connection connection : open) {
            connection.abort(Runnable::run);
        }
        forget();
    }

    /** Gives every connection up from this side, without the server, which may not be there any more. */
    synchronized void abandon() throws SQLException {
        ended = true;
        for (Connection connection : open) {
            connection.abort(Runnable::run);
        }
    }

    /** Closes what Flyway has not closed itself when it was through. */
    synchronized void close() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
        forget();
    }

    private void forget() {
        ended = true;
        sessions.forEach(session -> ALL.remove(key(session)));
        sessions.clear();
        open.clear();
    }
}
