// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.migration.Migration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A history table for a run whose book-keeping nobody is to see, in a database of its own.
 *
 * <p>It is laid out as Flyway has laid it out since version 5, and says of chosen migrations that they are applied: Flyway
 * then passes them over.
 */
record ScratchHistory(Database scratch, String schema, String table) {

    private static final String COLUMNS = """
            (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL,
             type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INTEGER,
             installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
             execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL)
            """;

    /** Finds the schema where the user's own history table is kept in the database that is rehearsed on. */
    static String schemaOf(FlywaySettings settings, Connection target) throws SQLException {
        String configured = settings.get(
                "flyway.defaultSchema",
                settings.get("flyway.schemas", "").split(",")[0].strip());
        if (!configured.isEmpty()) {
            return configured;
        }
        String table = settings.get("flyway.table", "flyway_schema_history");
        List<String> found = Jdbc.query(
                target,
                row -> row.getString(1),
                "SELECT table_schema FROM information_schema.tables WHERE table_name = ? ORDER BY 1",
                table);
        return found.size() == 1 ? found.get(0) : Jdbc.text(target, "SELECT current_schema");
    }

    /** Lays the table out anew, with the given migrations as applied. */
    void create(List<Migration> applied) throws SQLException {
        try (Connection connection = scratch.connect()) {
            Jdbc.execute(connection, "CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
            Jdbc.execute(connection, "DROP TABLE IF EXISTS " + name());
            Jdbc.execute(connection, "CREATE TABLE " + name() + COLUMNS);
            Jdbc.execute(connection, "GRANT ALL ON SCHEMA " + quoted(schema) + " TO PUBLIC");
            Jdbc.execute(connection, "GRANT ALL ON " + name() + " TO PUBLIC");
            fill(connection, applied);
        }
    }

    private void fill(Connection connection, List<Migration> applied) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + name() + " VALUES (?, ?, ?, ?, ?, NULL, '', CURRENT_TIMESTAMP, 0, true)")) {
            for (int i = 0; i < applied.size(); i++) {
                Migration migration = applied.get(i);
                insert.setInt(1, i + 1);
                insert.setString(2, migration.version().map(Object::toString).orElse(null));
                insert.setString(3, migration.description());
                insert.setString(4, migration.kind() == Migration.Kind.JAVA ? "JDBC" : "SQL");
                insert.setString(
                        5, migration.script().map(script -> script.name()).orElse(migration.name()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String name() {
        return quoted(schema) + "." + quoted(table);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
