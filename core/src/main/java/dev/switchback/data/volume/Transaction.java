// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks questions that need a transaction, and leaves nothing of it. */
final class Transaction {

    /** What is asked. */
    interface Question<T, X extends Exception> {
        T ask() throws SQLException, X;
    }

    private Transaction() {}

    static <T, X extends Exception> T in(Connection connection, Question<T, X> question) throws SQLException, X {
        connection.setAutoCommit(false);
        try {
            return question.ask();
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
