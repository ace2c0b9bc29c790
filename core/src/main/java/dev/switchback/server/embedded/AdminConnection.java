// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection over which a server's databases are created and dropped, opened when first needed and one at a time.
 *
 * <p>A migration may end any session it likes, this one included; then it is opened again.
 */
final class AdminConnection implements AutoCloseable {

    /** What is done with the connection. */
    @FunctionalInterface
    interface Action<T> {
        /** Does it. */
        T on(Connection connection) throws SQLException;
    }

    private final Database database;
    private @Nullable Connection connection;

    /** Makes one that is not open yet. */
    AdminConnection(Database database) {
        this.database = database;
    }

    /** Does something on the connection, once more on a new one if it turns out to be lost. */
    synchronized <T> T run(Action<T> action) throws SQLException {
        boolean fresh = connection == null;
        Connection current = connection == null ? database.connect() : connection;
        connection = current;
        try {
            return action.on(current);
        } catch (SQLException e) {
            if (!isLost(e)) {
                throw e;
            }
            close();
            if (fresh) {
                throw e;
            }
            return run(action);
        }
    }

    /** Tells by the state's class: 08 is a broken connection, 57P and 70100 a session that somebody has ended. */
    private static boolean isLost(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("70100"));
    }

    @Override
    public synchronized void close() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                // It was lost already; there is nothing more to close.
                return;
            }
        }
    }
}
