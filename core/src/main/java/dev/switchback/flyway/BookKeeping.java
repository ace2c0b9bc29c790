// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables in the user's database that are none of the user's: Flyway's history, and those of runs without a trace. */
public final class BookKeeping {

    private static final String HISTORY = "flyway_schema_history";
    private static final String UNDO = "_undo";
    private static final String AGAIN = "_again";

    /** The table of deployments, beside the history of a live database. */
    public static final String DEPLOYMENTS = "switchback_deployment";

    private BookKeeping() {}

    /** Returns them all, whether they exist or not. */
    public static Set<TableName> tables(FlywaySettings settings) {
        String table = historyTable(settings);
        if (!settings.dialect().hasSchemasInside()) {
            return Set.of(
                    new TableName("", table),
                    new TableName("", DEPLOYMENTS),
                    new TableName("", table + UNDO),
                    new TableName("", table + AGAIN),
                    new TableName("", UndoRecord.SCRATCH));
        }
        String schema = FlywaySettings.schema(settings.properties()).orElse("public");
        return Set.of(
                new TableName(schema, table),
                new TableName(schema, UndoRecord.SCRATCH),
                new TableName(schema, DEPLOYMENTS));
    }

    /** Returns them for a database whose history table may be elsewhere than the settings say, by the account's own search path. */
    public static Set<TableName> tables(FlywaySettings settings, Connection live) throws SQLException {
        HistoryTable found = HistoryTable.find(settings, live);
        Set<TableName> all = new HashSet<>(tables(settings));
        for (String name : List.of(found.name(), UndoRecord.SCRATCH, DEPLOYMENTS)) {
            all.add(new TableName(settings.dialect().hasSchemasInside() ? found.schema() : "", name));
        }
        return all;
    }

    /** Returns the table of deployments of a live database, whether it is there or not. */
    public static TableName deployments(FlywaySettings settings, Connection live) throws SQLException {
        return new TableName(HistoryTable.find(settings, live).schema(), DEPLOYMENTS);
    }

    static String historyTable(FlywaySettings settings) {
        return settings.get("flyway.table", HISTORY);
    }

    /**
     * Returns what the history table of a run without a trace is called, in whose placeholder {@code ${flyway:table}} the
     * user's own name should stand. Where it is beside the user's own it needs another name.
     */
    static String unrecorded(FlywaySettings settings, Role role) {
        String table = historyTable(settings);
        if (role == Role.UNDO) {
            return table + UNDO;
        }
        return settings.dialect().hasSchemasInside() ? table : table + AGAIN;
    }
}
