// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Closing;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.DumpTools;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A session whose locks go with it, and whose statement may wait for one while others do their work. */
final class LockingSession implements AutoCloseable {

    private static final long STEP_MILLIS = 10;

    /** How long a statement may take to come to the lock that it waits for. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final String STATE = "SELECT STATE FROM information_schema.PROCESSLIST WHERE ID = ?";

    private final Connection connection;
    private final Connection eye;
    private final long id;
    private @Nullable FutureTask<Boolean> running;

    private LockingSession(Connection connection, Connection eye, long id) {
        this.connection = connection;
        this.eye = eye;
        this.id = id;
    }

    static LockingSession open(DumpTools.Sessions sessions, int seconds) throws SQLException {
        Connection connection = TableMove.open(sessions, seconds);
        try {
            long id = Long.parseLong(Jdbc.text(connection, "SELECT CONNECTION_ID()"));
            return new LockingSession(connection, sessions.open(), id);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    void run(String sql) throws SQLException {
        Jdbc.execute(connection, sql);
    }

    void begin(String sql) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            run(sql);
            return true;
        });
        Thread thread = new Thread(task, "switchback-exchange");
        thread.setDaemon(true);
        thread.start();
        running = task;
    }

    /** Returns once the statement waits for a lock, or has ended: then {@link #await} tells how. */
    void awaitWaiting() throws SQLException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        FutureTask<Boolean> task = running;
        while (task != null && !task.isDone() && !waits()) {
            if (System.nanoTime() > deadline) {
                throw new SQLException("a session of Switchback did not come to wait for its lock", "HY000", 1205);
            }
            sleep();
        }
        sleep();
    }

    private boolean waits() throws SQLException {
        List<String> states = Jdbc.query(eye, row -> row.getString(1), STATE, id);
        return states.stream().anyMatch(state -> state != null && state.startsWith("Waiting for"));
    }

    private static void sleep() throws SQLException {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    /** Waits for the end of the statement. */
    void await() throws SQLException {
        FutureTask<Boolean> task = running;
        if (task == null) {
            return;
        }
        try {
            task.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } catch (TimeoutException e) {
            throw new SQLException("a session of Switchback did not get its lock", "HY000", 1205, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException said ? said : new SQLException(e.getCause());
        }
    }

    /** Closing a session that waits takes its request back. */
    @Override
    public void close() {
        FutureTask<Boolean> task = running;
        if (task != null && !task.isDone()) {
            end();
        }
        Closing.close(connection);
        Closing.close(eye);
    }

    private void end() {
        try {
            Jdbc.execute(eye, "KILL " + id);
        } catch (SQLException e) {
            // It has ended by itself in that moment, or the server is out of reach. A driver would have waited for its
            // statement.
            Closing.abort(connection);
        }
    }
}
