// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs statements whose values are written out: a driver is not to look for question marks or braces in them. */
record RowStatements(Connection connection) {

    private static final String SAVEPOINT = "switchback_rows";

    /** Work that leaves nothing behind if it fails. */
    interface Work<T> {
        T run() throws SQLException;
    }

    <T> List<T> query(String sql, Jdbc.RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        }
    }

    int update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.executeUpdate(sql);
        }
    }

    <T> T allOrNothing(Work<T> work) throws SQLException {
        update("SAVEPOINT " + SAVEPOINT);
        try {
            T result = work.run();
            update("RELEASE SAVEPOINT " + SAVEPOINT);
            return result;
        } catch (SQLException e) {
            if (!RowErrors.lostConnection(e)) {
                update("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            }
            throw e;
        }
    }
}
