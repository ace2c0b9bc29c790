// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Bytes of each index apart from the one that the rows are in, as InnoDB notes them.
 *
 * @param isReadable whether the account may read them
 * @param byTable    bytes by the names of table and index
 */
record IndexSizes(boolean isReadable, Map<String, Map<String, Long>> byTable) {

    private static final String SIZES = """
            SELECT table_name, index_name, stat_value * @@innodb_page_size FROM mysql.innodb_index_stats
            WHERE database_name = DATABASE() AND stat_name = 'size'
            """;

    /** The indexes that the rows themselves are in. */
    private static final Set<String> CLUSTERED = Set.of("PRIMARY", "GEN_CLUST_INDEX");

    static IndexSizes read(Connection connection) throws SQLException {
        Map<String, Map<String, Long>> sizes = new TreeMap<>();
        try {
            Jdbc.query(
                    connection,
                    row -> sizes.computeIfAbsent(table(row.getString(1)), table -> new TreeMap<>())
                            .merge(row.getString(2), row.getLong(3), Long::sum),
                    SIZES);
        } catch (SQLException e) {
            if (!Refused.is(e)) {
                throw e;
            }
            return new IndexSizes(false, Map.of());
        }
        sizes.values().forEach(indexes -> indexes.keySet().removeAll(CLUSTERED));
        return new IndexSizes(true, sizes);
    }

    /** A partition is {@code orders#p#p2026}, MySQL 5.7 and MariaDB have {@code #P#}. */
    private static String table(String name) {
        return name.replaceFirst("(?i)#p#.*", "");
    }

    Map<String, Long> of(String table) {
        return byTable.getOrDefault(table, Map.of());
    }

    /** Returns every table that has statistics, apart from those that InnoDB keeps for itself. */
    Set<String> tables() {
        return byTable.keySet();
    }
}
