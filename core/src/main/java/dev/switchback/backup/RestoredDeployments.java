// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Dialect;
import dev.switchback.flyway.BookKeeping;
import dev.switchback.live.LiveDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The deployments that a restored database says are running: the backup was made while they were, and of what they did afterwards nothing
 * is there. They are closed before the database takes the live one's place, so that no release takes them for cut off.
 */
final class RestoredDeployments {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final String EXISTS =
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = COALESCE(?, %s) AND table_name = ?";

    private RestoredDeployments() {}

    static void close(LiveDatabase live, String fresh, String backup) throws SQLException {
        Dialect dialect = live.engine().dialect();
        try (Connection connection = live.database().inDatabase(fresh).connect()) {
            TableName table = table(live, connection);
            if (exists(connection, dialect, table)) {
                close(connection, quoted(dialect, table), backup);
            }
        }
    }

    /** Where a schema is a database, the settings name the live one: what is meant is the one that is in use. */
    private static TableName table(LiveDatabase live, Connection connection) throws SQLException {
        TableName table = BookKeeping.deployments(LiveRestore.flyway(live), connection);
        return live.engine().dialect().hasSchemasInside() ? table : new TableName("", table.name());
    }

    private static boolean exists(Connection connection, Dialect dialect, TableName table) throws SQLException {
        Object schema = table.schema().isEmpty() ? null : table.schema();
        return !Jdbc.text(connection, String.format(EXISTS, dialect.currentSchema()), schema, table.name())
                .equals("0");
    }

    private static String quoted(Dialect dialect, TableName table) {
        String name = dialect.quoted(table.name());
        return table.schema().isEmpty() ? name : dialect.quoted(table.schema()) + "." + name;
    }

    private static void close(Connection connection, String table, String backup) throws SQLException {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        List<String[]> running = Jdbc.query(
                connection,
                row -> new String[] {row.getString(1), row.getString(2)},
                "SELECT id, details FROM " + table + " WHERE outcome = 'running'");
        for (String[] row : running) {
            Jdbc.update(
                    connection,
                    "UPDATE " + table
                            + " SET outcome = 'restored', ended = ?, at_work = NULL, details = ? WHERE id = ?",
                    now,
                    details(row[1], now, backup),
                    row[0]);
        }
    }

    private static String details(String json, String now, String backup) {
        JsonObject document = GSON.fromJson(json, JsonObject.class);
        document.addProperty("outcome", "restored");
        document.addProperty("ended", now);
        document.addProperty("restoredFrom", backup);
        document.remove("atWork");
        return GSON.toJson(document);
    }
}
