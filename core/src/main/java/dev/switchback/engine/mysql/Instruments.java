// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the performance schema of a server observes.
 *
 * @param metadataLocks whether it knows who holds metadata locks
 * @param tableLocks    whether it counts, per table, the statements that locked it to write
 * @param tableRows     whether it counts, per table, the rows that were read and written
 */
record Instruments(boolean metadataLocks, boolean tableLocks, boolean tableRows) {

    static final Instruments NONE = new Instruments(false, false, false);

    private static final String ENABLED = """
            SELECT NAME FROM performance_schema.setup_instruments
            WHERE ENABLED = 'YES' AND NAME IN ('wait/lock/metadata/sql/mdl', 'wait/lock/table/sql/handler',
                'wait/io/table/sql/handler')
                AND @@performance_schema AND (SELECT COUNT(*) FROM performance_schema.setup_consumers
                    WHERE NAME = 'global_instrumentation' AND ENABLED = 'YES') = 1
                AND (NAME LIKE '%/mdl' OR (SELECT MIN(ENABLED) FROM performance_schema.setup_objects
                    WHERE OBJECT_TYPE = 'TABLE' AND OBJECT_SCHEMA IN ('%', DATABASE())) = 'YES')""";

    /** Asks the server; one that does not allow to ask observes nothing for us. */
    static Instruments of(Connection connection) throws SQLException {
        try {
            List<String> names = Jdbc.query(connection, row -> row.getString(1), ENABLED);
            return new Instruments(
                    names.contains("wait/lock/metadata/sql/mdl"),
                    names.contains("wait/lock/table/sql/handler"),
                    names.contains("wait/io/table/sql/handler"));
        } catch (SQLException e) {
            if (Permission.isDenial(e)) {
                return NONE;
            }
            throw e;
        }
    }
}
