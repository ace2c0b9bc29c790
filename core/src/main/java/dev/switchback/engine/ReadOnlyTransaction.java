// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction that the server lets change nothing.
 *
 * @param connection in auto-commit mode before and after
 */
public record ReadOnlyTransaction(Connection connection) implements AutoCloseable {

    /** Begins one. */
    public static ReadOnlyTransaction begin(Connection connection) throws SQLException {
        Jdbc.execute(connection, "START TRANSACTION READ ONLY");
        return new ReadOnlyTransaction(connection);
    }

    @Override
    public void close() throws SQLException {
        Jdbc.execute(connection, "ROLLBACK");
    }
}
