// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * How many rows of the tables of a database were read and written, in whatever session; temporary tables are left out.
 *
 * <p>Rows that ALTER TABLE copies are not counted here, and those that InnoDB alone looks at are counted nowhere.
 *
 * @param byTable what was counted, by the names of tables
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/performance-schema-table-io-waits-summary-by-table-table.html">The
 *     table_io_waits_summary_by_table Table</a>
 */
record RowTraffic(Map<String, Rows> byTable) {

    static final RowTraffic NONE = new RowTraffic(Map.of());

    private static final String COUNTS = """
            SELECT OBJECT_NAME, COUNT_READ, COUNT_WRITE FROM performance_schema.table_io_waits_summary_by_table
            WHERE OBJECT_TYPE = 'TABLE' AND OBJECT_SCHEMA = DATABASE() AND COUNT_STAR > 0""";

    /** Rows of one table. */
    record Rows(long read, long written) {

        static final Rows NONE = new Rows(0, 0);

        /** One row that is looked up by its key is counted whether it is there or not. */
        static final long LOOKED_UP = 1;

        /** What is counted begins anew when the table is altered. */
        Rows since(Rows earlier) {
            return read < earlier.read || written < earlier.written
                    ? this
                    : new Rows(read - earlier.read, written - earlier.written);
        }
    }

    RowTraffic {
        byTable = Map.copyOf(byTable);
    }

    /**
     * @param counted whether the server counts rows
     */
    static RowTraffic read(Connection connection, boolean counted) throws SQLException {
        Map<String, Rows> rows = new HashMap<>();
        if (counted) {
            Jdbc.query(connection, row -> rows.put(row.getString(1), new Rows(row.getLong(2), row.getLong(3))), COUNTS);
        }
        return new RowTraffic(rows);
    }

    Rows of(String table) {
        return byTable.getOrDefault(table, Rows.NONE);
    }

    RowTraffic since(RowTraffic earlier) {
        Map<String, Rows> done = new HashMap<>();
        byTable.forEach((table, rows) -> done.put(table, rows.since(earlier.of(table))));
        return new RowTraffic(done);
    }
}
