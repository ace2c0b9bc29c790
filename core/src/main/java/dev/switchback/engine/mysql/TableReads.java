// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How often the tables of a database were locked to read, in whatever session.
 *
 * <p>Those are counted that a view, a function or a subquery leads to; not those that InnoDB alone looks at, as the parent of a
 * row.
 *
 * @param byTable what was counted, by the names of tables, with the time that it took
 */
record TableReads(Map<String, String> byTable) {

    private static final String COUNTS = """
            SELECT OBJECT_NAME, CONCAT(COUNT_READ, ' ', SUM_TIMER_READ)
            FROM performance_schema.table_lock_waits_summary_by_table
            WHERE OBJECT_TYPE = 'TABLE' AND OBJECT_SCHEMA = ? AND COUNT_READ > 0""";

    static final TableReads NONE = new TableReads(Map.of());

    TableReads {
        byTable = Map.copyOf(byTable);
    }

    static TableReads read(Connection connection, String database) throws SQLException {
        Map<String, String> counts = new HashMap<>();
        Jdbc.query(connection, row -> counts.put(row.getString(1), row.getString(2)), COUNTS, database);
        return new TableReads(counts);
    }

    /** Returns the tables that were read since an earlier reading. */
    Set<String> since(TableReads earlier) {
        Set<String> read = new HashSet<>();
        byTable.forEach((name, count) -> {
            if (!count.equals(earlier.byTable.get(name))) {
                read.add(name);
            }
        });
        return read;
    }
}
