// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many statements that alter tables the server has run, within procedures and prepared statements as well.
 *
 * @param counts by the names of the server's counters
 */
record Definitions(Map<String, String> counts) {

    private static final String COUNTS = """
            SHOW GLOBAL STATUS WHERE Variable_name IN ('Com_alter_table', 'Com_create_table', 'Com_drop_table', 'Com_rename_table',
                'Com_truncate', 'Com_create_index', 'Com_drop_index', 'Com_optimize', 'Com_repair', 'Com_drop_db', 'Com_create_db',
                'Com_create_sequence', 'Com_drop_sequence', 'Com_alter_sequence', 'Com_import')""";

    Definitions {
        counts = Map.copyOf(counts);
    }

    static Definitions read(Connection connection) throws SQLException {
        Map<String, String> counts = new TreeMap<>();
        Jdbc.query(connection, row -> counts.put(row.getString(1), row.getString(2)), COUNTS);
        return new Definitions(counts);
    }
}
