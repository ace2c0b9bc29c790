// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in a transaction of its own, on a connection that is in auto-commit mode before and after. */
public final class Transaction {

    /** What is done. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        /** Returns what came of it; what is to stay is committed by then. */
        T run() throws SQLException, X;
    }

    /** Ends as a resource does, so that an error on the way out hides none that came before. */
    private interface Ending extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private Transaction() {}

    /** Runs the work, and takes back what it has not committed. */
    public static <T, X extends Exception> T in(Connection connection, Work<T, X> work) throws SQLException, X {
        connection.setAutoCommit(false);
        try (Ending ending = () -> end(connection)) {
            return work.run();
        }
    }

    private static void end(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
