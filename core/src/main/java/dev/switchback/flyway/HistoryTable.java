// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A history table of Flyway's, laid out as it has been since Flyway 5. */
record HistoryTable(String schema, String name, Dialect dialect) {

    private static final String COLUMNS = """
             (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL,
             type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INTEGER,
             installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
             execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL)
            """;

    /** Finds the user's own table in a database. */
    static HistoryTable find(FlywaySettings settings, Connection connection) throws SQLException {
        String table = BookKeeping.historyTable(settings);
        Optional<String> configured = FlywaySettings.schema(settings.properties());
        Dialect dialect = settings.dialect();
        if (configured.isPresent()) {
            return new HistoryTable(configured.orElseThrow(), table, dialect);
        }
        String current = Jdbc.text(connection, "SELECT " + dialect.currentSchema());
        if (!dialect.hasSchemasInside()) {
            return new HistoryTable(current, table, dialect);
        }
        List<String> schemas = Jdbc.query(
                connection,
                row -> row.getString(1),
                "SELECT table_schema FROM information_schema.tables WHERE table_name = ? ORDER BY 1",
                table);
        return new HistoryTable(schemas.size() == 1 ? schemas.get(0) : current, table, dialect);
    }

    /** Creates the table anew, in a schema that exists. */
    void create(Connection connection) throws SQLException {
        drop(connection);
        Jdbc.execute(connection, "CREATE TABLE " + quoted() + COLUMNS);
    }

    /** Creates it with a note of what it is for, in one step: whoever finds it knows what was at work. */
    void create(Connection connection, String note) throws SQLException {
        drop(connection);
        String quoted = "'" + note.replace("'", "''") + "'";
        Jdbc.execute(
                connection,
                "CREATE TABLE " + quoted() + COLUMNS
                        + switch (dialect) {
                            case POSTGRESQL -> "; COMMENT ON TABLE " + quoted() + " IS " + quoted;
                            case MYSQL -> " COMMENT = " + quoted;
                        });
    }

    /** Returns the note that it was created with; empty if there is none. */
    String note(Connection connection) throws SQLException {
        return switch (dialect) {
            case POSTGRESQL ->
                Jdbc.text(connection, "SELECT coalesce(obj_description(to_regclass(?), 'pg_class'), '')", quoted());
            case MYSQL ->
                Jdbc.text(
                        connection,
                        "SELECT coalesce(max(table_comment), '') FROM information_schema.tables"
                                + " WHERE table_schema = ? AND table_name = ?",
                        schema,
                        name);
        };
    }

    void drop(Connection connection) throws SQLException {
        Jdbc.execute(connection, "DROP TABLE IF EXISTS " + quoted());
    }

    boolean exists(Connection connection) throws SQLException {
        String count = Jdbc.text(
                connection,
                "SELECT count(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                schema,
                name);
        return !count.equals("0");
    }

    /** Returns the rank of the last row; 0 if there is none. */
    int rank(Connection connection) throws SQLException {
        return Integer.parseInt(Jdbc.text(connection, "SELECT coalesce(max(installed_rank), 0) FROM " + quoted()));
    }

    List<AppliedVersion> rows(Connection connection) throws SQLException {
        return Jdbc.query(
                connection,
                row -> new AppliedVersion(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        (Integer) row.getObject(5),
                        row.getBoolean(6)),
                "SELECT version, description, type, script, checksum, success FROM " + quoted()
                        + " ORDER BY installed_rank");
    }

    /** Returns, by description, the checksums with which repeatable migrations were applied last. */
    Map<String, Integer> checksumsOfRepeatables(Connection connection) throws SQLException {
        Map<String, Integer> checksums = new HashMap<>();
        if (exists(connection)) {
            for (AppliedVersion row : rows(connection)) {
                Integer checksum = row.checksum();
                if (row.version() == null && checksum != null) {
                    checksums.put(row.description(), checksum);
                }
            }
        }
        return checksums;
    }

    /** Adds a row after the last. */
    void add(Connection connection, AppliedVersion row, long milliseconds) throws SQLException {
        String sql = "INSERT INTO " + quoted() + " (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success)"
                + " SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, ?, current_user, ?, ? FROM " + quoted();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, row.version());
            insert.setString(2, row.description());
            insert.setString(3, row.type());
            insert.setString(4, row.script());
            insert.setObject(5, row.checksum(), Types.INTEGER);
            insert.setInt(6, Math.toIntExact(Math.min(milliseconds, Integer.MAX_VALUE)));
            insert.setBoolean(7, row.success());
            insert.executeUpdate();
        }
    }

    /** Takes away the rows that say a script has failed. */
    void forgetFailure(Connection connection, String script) throws SQLException {
        Jdbc.update(connection, "DELETE FROM " + quoted() + " WHERE success = false AND script = ?", script);
    }

    /** The name as Flyway quotes it. */
    String quoted() {
        return dialect.quoted(schema) + "." + dialect.quoted(name);
    }

    /** Returns a table beside this one. */
    HistoryTable named(String other) {
        return new HistoryTable(schema, other, dialect);
    }
}
