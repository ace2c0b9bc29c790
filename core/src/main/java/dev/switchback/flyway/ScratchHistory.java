// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.migration.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A history table for a run whose book-keeping nobody is to see, in a database of its own.
 *
 * <p>It says of chosen migrations that they are applied: Flyway then passes them over.
 */
record ScratchHistory(Database scratch, HistoryTable table) {

    /**
     * Lays the table out anew, with the given migrations as applied.
     *
     * @param checksums those of repeatable migrations by their descriptions: with another, Flyway applies them again
     */
    void create(List<Migration> applied, Map<String, Integer> checksums) throws SQLException {
        try (Connection connection = scratch.connect()) {
            if (table.dialect().hasSchemasInside()) {
                createInSchema(connection);
            } else {
                table.create(connection);
            }
            for (Migration migration : applied) {
                table.add(connection, rowFor(migration, checksums), 0);
            }
        }
    }

    private void createInSchema(Connection connection) throws SQLException {
        String schema = table.dialect().quoted(table.schema());
        Jdbc.execute(connection, "CREATE SCHEMA IF NOT EXISTS " + schema);
        table.create(connection);
        // The user's settings may switch to a role of lesser rights.
        Jdbc.execute(connection, "GRANT ALL ON SCHEMA " + schema + " TO PUBLIC");
        Jdbc.execute(connection, "GRANT ALL ON " + table.quoted() + " TO PUBLIC");
    }

    private static AppliedVersion rowFor(Migration migration, Map<String, Integer> checksums) {
        return new AppliedVersion(
                migration.version().map(Object::toString).orElse(null),
                migration.description(),
                migration.kind() == Migration.Kind.JAVA ? "JDBC" : "SQL",
                migration.script().map(script -> script.name()).orElse(migration.name()),
                migration.isRepeatable() ? checksums.get(migration.description()) : null,
                true);
    }
}
