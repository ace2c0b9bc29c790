// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Ends connections without an error of its own: what a driver objects to at the end (Connector/J 9 rolls a transaction back first, in
 * vain if the session was killed) must neither hide what went before nor keep the next connection from being closed.
 */
public final class Closing {

    private Closing() {}

    /** Closes one; if it cannot be closed in good order, it is given up. */
    public static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            abort(connection);
        }
    }

    /** Gives one up from this side, without a word to a server that may not be there any more, or to a statement that is at work. */
    public static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            return; // it was given up before
        }
    }
}
