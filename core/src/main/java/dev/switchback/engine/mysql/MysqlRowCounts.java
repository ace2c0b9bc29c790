// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.RowCountProbe;
import java.util.List;

/** How the rows of MySQL's and MariaDB's tables are counted at little cost. */
final class MysqlRowCounts {

    private static final String TABLES = """
            SELECT '', TABLE_NAME, 0, TABLE_ROWS, DATA_LENGTH FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
            ORDER BY TABLE_ROWS DESC, TABLE_NAME""";

    private MysqlRowCounts() {}

    static RowCountProbe probe(Flavor flavor) {
        return new RowCountProbe(
                TABLES,
                seconds -> List.of("SET SESSION lock_wait_timeout = 1, "
                        + (flavor == Flavor.MYSQL
                                ? "max_execution_time = " + seconds * 1000 + ", information_schema_stats_expiry = 0"
                                : "max_statement_time = " + seconds)),
                table -> StoredValues.quoted(table.name()));
    }
}
