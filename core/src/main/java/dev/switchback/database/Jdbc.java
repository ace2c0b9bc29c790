// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The few JDBC calls that the whole project needs, without their ceremony. */
public final class Jdbc {

    private Jdbc() {}

    /** Reads one row of a result set. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** Returns the row's value; the cursor is not to be moved. */
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a query and returns its rows in order. */
    public static <T> List<T> query(Connection connection, RowReader<T> reader, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        }
    }

    /** Runs a query and returns the first column of its only row as text. */
    public static String text(Connection connection, String sql, Object... parameters) throws SQLException {
        List<String> rows = query(connection, row -> row.getString(1), sql, parameters);
        if (rows.size() != 1) {
            throw new SQLException("expected one row, got " + rows.size() + ": " + sql);
        }
        return rows.get(0);
    }

    /** Runs a statement that changes rows and returns how many. */
    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /** Runs statements as they stand; several may be separated by semicolons where the driver allows it. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs statements like {@link #execute(Connection, String)}; they fail if they take longer than the limit. */
    public static void execute(Connection connection, String sql, Duration limit) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout(Math.toIntExact(Math.max(1, limit.toSeconds())));
            statement.execute(sql);
        }
    }
}
