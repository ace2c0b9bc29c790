// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection over which a run creates and drops its databases, and whose lock shows other runs that this one lives.
 *
 * <p>The server gives the lock up when the run dies, however it dies and wherever it is. A migration may end any session it
 * likes, this one included: a thread looks every second, and connects and locks again.
 */
final class LifeConnection implements AutoCloseable {

    /** How long a run may look dead although it lives; who removes leftovers looks twice, further apart than this. */
    static final Duration PULSE = Duration.ofSeconds(1);

    /** Longer than any statement over this connection may take by its own limit. */
    private static final Duration LONGEST = Duration.ofMinutes(35);

    /** What is done with the connection. */
    @FunctionalInterface
    interface Action<T> {
        T on(Connection connection) throws SQLException;
    }

    private final Product product;
    private final Database database;
    private final Mark mark;
    private final Duration patience;
    private final Thread pulse = new Thread(this::beat, "switchback-life");
    private @Nullable Connection connection;
    private boolean shown;
    private boolean closed;

    private LifeConnection(Product product, Database database, Mark mark, Duration patience) {
        this.product = product;
        this.database = database;
        this.mark = mark;
        this.patience = patience;
    }

    static LifeConnection open(Product product, Database database, Mark mark, Duration patience) throws SQLException {
        LifeConnection life = new LifeConnection(product, database, mark, patience);
        try {
            life.ready();
        } catch (SQLException e) {
            life.close();
            throw e;
        }
        life.pulse.setDaemon(true);
        life.pulse.start();
        return life;
    }

    /** Does something on a connection that was alive a moment ago; what may have been done already is not done again. */
    synchronized <T> T run(Action<T> action) throws SQLException {
        return action.on(ready());
    }

    private synchronized Connection ready() throws SQLException {
        if (closed) {
            throw new SQLException("the server is closed");
        }
        Connection current = connection;
        if (current == null || !current.isValid(Math.toIntExact(patience.toSeconds()))) {
            hangUp();
            current = database.connect(patience);
            connection = current;
            // A server that falls silent in the middle of a statement would otherwise be waited for without an end.
            current.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
            settle(current);
        }
        // After a lost connection the server may for a while believe that the old one, with its lock, still lives.
        shown = shown || product.showLife(current, mark.run());
        return current;
    }

    /** One that is not settled is not kept, or it would pass for one that is. */
    private void settle(Connection current) throws SQLException {
        try {
            product.settle(current);
        } catch (SQLException e) {
            hangUp();
            throw e;
        }
    }

    private void beat() {
        while (isOpen()) {
            try {
                Thread.sleep(PULSE.toMillis());
                if (isOpen()) {
                    run(connection -> connection);
                }
            } catch (SQLException e) {
                // The server does not let us in again; whoever asks for a database next is told why.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    private void hangUp() {
        Connection old = connection;
        connection = null;
        shown = false;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                // It was lost already; there is nothing more to close.
                return;
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        pulse.interrupt();
        hangUp();
    }
}
