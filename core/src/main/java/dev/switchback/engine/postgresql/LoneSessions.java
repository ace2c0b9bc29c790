// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions without parallel workers, which begin to help at 8 MB of a table (min_parallel_table_scan_size), and with a part of the
 * memory that the server gives a sort or a hash.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-resource.html">work_mem, max_parallel_maintenance_workers</a>
 */
final class LoneSessions {

    private static final String WORKERS = "-c max_parallel_maintenance_workers=0 -c max_parallel_workers_per_gather=0";

    /** In kB, what is the least that the server takes before version 17 as well. */
    private static final String MEMORY = """
            SELECT name, setting, CASE name WHEN 'work_mem' THEN 64 ELSE 1024 END
              FROM pg_catalog.pg_settings WHERE name IN ('work_mem', 'maintenance_work_mem') ORDER BY name
            """;

    private LoneSessions() {}

    static Database on(Database database, double memory) throws SQLException {
        List<String> options = new ArrayList<>(List.of(WORKERS));
        if (memory < 1) {
            try (Connection connection = database.connect()) {
                options.addAll(Jdbc.query(
                        connection,
                        row -> "-c " + row.getString(1) + "="
                                + Math.max(row.getLong(3), Math.round(memory * row.getLong(2))) + "kB",
                        MEMORY));
            }
        }
        return database.with("options", " ", String.join(" ", options));
    }
}
