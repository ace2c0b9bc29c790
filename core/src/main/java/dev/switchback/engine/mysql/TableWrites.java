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
 * How often the tables of a database were locked to write, in whatever session.
 *
 * <p>Statements lock a table to write before they know whether they find a row, and so do triggers and functions. The counts go
 * with the time that they took, so that one that begins anew, as when a table is renamed, cannot come to the same.
 *
 * @param byTable what was counted, by the names of tables
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/performance-schema-table-lock-waits-summary-by-table-table.html">The
 *     table_lock_waits_summary_by_table Table</a>
 */
record TableWrites(Map<String, String> byTable) {

    private static final String COUNTS = """
            SELECT OBJECT_NAME, CONCAT(COUNT_WRITE, ' ', SUM_TIMER_WRITE)
            FROM performance_schema.table_lock_waits_summary_by_table
            WHERE OBJECT_TYPE = 'TABLE' AND OBJECT_SCHEMA = ? AND COUNT_WRITE > 0""";

    private static final String LOST = """
            SELECT COUNT(*) FROM performance_schema.global_status
            WHERE VARIABLE_VALUE + 0 > 0 AND VARIABLE_NAME IN ('Performance_schema_table_instances_lost', 'Performance_schema_table_handles_lost',
                'Performance_schema_table_lock_stat_lost')""";

    /** A cascade within InnoDB is not counted for the table that it writes to, before MySQL 9.6. */
    private static final String CASCADES = """
            SELECT REFERENCED_TABLE_NAME, TABLE_NAME FROM information_schema.REFERENTIAL_CONSTRAINTS
            WHERE CONSTRAINT_SCHEMA = ?
                AND (DELETE_RULE IN ('CASCADE', 'SET NULL') OR UPDATE_RULE IN ('CASCADE', 'SET NULL'))""";

    TableWrites {
        byTable = Map.copyOf(byTable);
    }

    static TableWrites read(Connection connection, String database) throws SQLException {
        Map<String, String> counts = new HashMap<>();
        Jdbc.query(connection, row -> counts.put(row.getString(1), row.getString(2)), COUNTS, database);
        return new TableWrites(counts);
    }

    /** Says whether the server had to let some tables go uncounted. */
    static boolean areIncomplete(Connection connection) throws SQLException {
        return !Jdbc.text(connection, LOST).equals("0");
    }

    /** Returns the tables that were written since an earlier reading. */
    Set<String> since(TableWrites earlier) {
        Set<String> written = new HashSet<>();
        byTable.forEach((name, count) -> {
            if (!count.equals(earlier.byTable.get(name))) {
                written.add(name);
            }
        });
        return written;
    }

    /** Returns the tables that writing to these may have written to by way of their foreign keys. */
    static Set<String> reachedFrom(Set<String> written, Connection connection, String database, ObservedNames names)
            throws SQLException {
        Map<String, Set<String>> children = new HashMap<>();
        Jdbc.query(
                connection,
                row -> children.computeIfAbsent(names.of(row.getString(1)), parent -> new HashSet<>())
                        .add(names.of(row.getString(2))),
                CASCADES,
                database);
        Set<String> reached = new HashSet<>();
        Set<String> next = written;
        while (!next.isEmpty()) {
            Set<String> further = new HashSet<>();
            next.forEach(parent -> further.addAll(children.getOrDefault(parent, Set.of())));
            further.removeAll(reached);
            reached.addAll(further);
            next = further;
        }
        return reached;
    }
}
