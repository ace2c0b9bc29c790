// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Runs scripts so that their failure leaves the transaction usable.
 *
 * <p>The driver sends all statements of a script at once, so that the savepoint costs no time on the wire.
 */
record Guard(Connection connection) {

    private static final String SAVEPOINT = "switchback_rows";

    /** Reads the rows of a result. */
    interface ResultReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Runs the script and reads the first rows that it gives. */
    <T> T run(String script, ResultReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try {
                boolean isRows = statement.execute(
                        "SAVEPOINT " + SAVEPOINT + "; " + script + "; RELEASE SAVEPOINT " + SAVEPOINT);
                while (!isRows) {
                    if (statement.getUpdateCount() == -1) {
                        throw new SQLException("no rows from: " + script);
                    }
                    isRows = statement.getMoreResults();
                }
                return reader.read(statement.getResultSet());
            } catch (SQLException e) {
                rollback(statement, e);
                throw e;
            }
        }
    }

    private static void rollback(Statement statement, SQLException cause) {
        try {
            statement.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT + "; RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
