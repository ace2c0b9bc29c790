// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
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

    /** With the least that the server takes before version 17 as well. */
    private static final String MEMORY = """
            SELECT name, setting::bigint * 1024, CASE name WHEN 'work_mem' THEN 65536 ELSE 1048576 END
              FROM pg_catalog.pg_settings WHERE name IN ('work_mem', 'maintenance_work_mem') ORDER BY name
            """;

    private LoneSessions() {}

    static Database on(Database database, Memory memory) throws SQLException {
        List<String> options = new ArrayList<>(List.of(WORKERS));
        if (!memory.isAll()) {
            try (Connection connection = database.connect()) {
                options.addAll(Jdbc.query(
                        connection,
                        row -> "-c " + row.getString(1) + "="
                                + memory.of(row.getString(1), row.getLong(2), row.getLong(3)) / 1024 + "kB",
                        MEMORY));
            }
        }
        return database.with("options", " ", String.join(" ", options));
    }
}
