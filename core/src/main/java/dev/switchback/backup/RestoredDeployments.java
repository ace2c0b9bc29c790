// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.switchback.database.TableName;
import dev.switchback.engine.Dialect;
import dev.switchback.flyway.BookKeeping;
import dev.switchback.live.DeploymentTable;
import dev.switchback.live.LiveDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The deployments that a restored database says are running: the backup was made while they were, and of what they did afterwards nothing
 * is there. They are closed before the database takes the live one's place, so that no release takes them for cut off.
 */
final class RestoredDeployments {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private RestoredDeployments() {}

    static void close(LiveDatabase live, String fresh, String backup) throws SQLException {
        try (Connection connection = live.database().inDatabase(fresh).connect()) {
            DeploymentTable table = table(live, connection, fresh);
            if (table.exists(connection)) {
                close(connection, table, backup);
            }
        }
    }

    /** Where a schema is a database, the settings name the live one: what is meant is the one that is in use. */
    private static DeploymentTable table(LiveDatabase live, Connection connection, String fresh) throws SQLException {
        TableName table = BookKeeping.deployments(LiveRestore.flyway(live), connection);
        Dialect dialect = live.engine().dialect();
        return new DeploymentTable(dialect.hasSchemasInside() ? table : new TableName(fresh, table.name()), dialect);
    }

    private static void close(Connection connection, DeploymentTable table, String backup) throws SQLException {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        for (Map.Entry<String, String> running : table.running(connection).entrySet()) {
            table.end(connection, running.getKey(), "restored", now, details(running.getValue(), now, backup));
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
