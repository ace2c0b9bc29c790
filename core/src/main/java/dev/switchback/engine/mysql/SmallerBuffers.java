// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sessions with a part of the memory that the server gives sorts, joins, temporary tables and the building of indexes.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/server-system-variables.html">sort_buffer_size and the like, with their least values</a>
 */
final class SmallerBuffers {

    private static final Map<String, Long> LEAST = Map.of(
            // With less, a sort of wide rows is refused: error 1038, out of sort memory.
            "sort_buffer_size", 262_144L,
            "join_buffer_size", 16_384L,
            "tmp_table_size", 16_384L,
            "max_heap_table_size", 16_384L,
            // From MySQL 8.0.27 on.
            "innodb_ddl_buffer_size", 65_536L);

    private static final String VARIABLES = "SHOW SESSION VARIABLES WHERE Variable_name IN ("
            + LEAST.keySet().stream().sorted().map(name -> "'" + name + "'").collect(Collectors.joining(", ")) + ")";

    private SmallerBuffers() {}

    static Database on(Database database, Memory memory) throws SQLException {
        try (Connection connection = database.connect()) {
            String variables = String.join(
                    ",",
                    Jdbc.query(
                            connection,
                            row -> row.getString(1) + "="
                                    + memory.of(row.getString(1), row.getLong(2), least(row.getString(1))),
                            VARIABLES));
            return database.with("sessionVariables", ",", variables);
        }
    }

    private static long least(String variable) {
        return Optional.ofNullable(LEAST.get(variable)).orElse(0L);
    }
}
