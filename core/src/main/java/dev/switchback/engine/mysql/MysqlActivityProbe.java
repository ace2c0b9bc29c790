// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.ActivityProbe;
import dev.switchback.engine.SessionActivity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Reads the list of processes and who waits for whom, and ends sessions. */
final class MysqlActivityProbe implements ActivityProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int NO_SUCH_THREAD = 1094;

    private final Flavor flavor;
    private final DriverSession driver;

    MysqlActivityProbe(Flavor flavor) {
        this.flavor = flavor;
        this.driver = DriverSession.of(flavor);
    }

    @Override
    public long sessionOf(Connection connection) throws SQLException {
        return driver.id(connection);
    }

    @Override
    public List<SessionActivity> look(Connection observer, Collection<Long> sessions) throws SQLException {
        if (sessions.isEmpty()) {
            return List.of();
        }
        List<ListedProcess> processes = ListedProcess.of(observer, sessions);
        // The locks come second: whoever is seen to wait has asked for them by then.
        LockWaits waits = LockWaits.read(observer, flavor);
        return processes.stream().map(process -> activity(process, waits)).toList();
    }

    private static SessionActivity activity(ListedProcess process, LockWaits waits) {
        String lock = process.waitsFor(waits);
        return new SessionActivity(
                process.id(),
                process.words(waits),
                lock,
                process.between() ? List.of() : waits.blockersOf(process.id()),
                process.statement());
    }

    private static String list(Collection<Long> sessions) {
        return sessions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public void cancel(Connection observer, long session) throws SQLException {
        kill(observer, "KILL QUERY " + session);
    }

    /** The server ends a session when its statement next looks whether it is to end. */
    @Override
    public void terminate(Connection observer, Collection<Long> sessions) throws SQLException {
        List<Long> left = ownOf(observer, sessions);
        for (long session : left) {
            kill(observer, "KILL " + session);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            left = ownOf(observer, left);
        }
    }

    /** Returns those that live and are the account's: a server that was restarted gives numbers to others that were ours. */
    private static List<Long> ownOf(Connection observer, Collection<Long> sessions) throws SQLException {
        return sessions.isEmpty()
                ? List.of()
                : Jdbc.query(
                        observer,
                        row -> row.getLong(1),
                        "SELECT ID FROM information_schema.PROCESSLIST WHERE ID IN (" + list(sessions)
                                + ") AND ID <> CONNECTION_ID() AND USER = (SELECT USER FROM information_schema.PROCESSLIST"
                                + " WHERE ID = CONNECTION_ID())");
    }

    private static void kill(Connection observer, String statement) throws SQLException {
        try {
            Jdbc.execute(observer, statement);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw e;
            }
        }
    }

    /** Relations have their names from the beginning here. */
    @Override
    public Map<Long, TableName> names(Connection observer, Collection<Long> relations) {
        return Map.of();
    }
}
