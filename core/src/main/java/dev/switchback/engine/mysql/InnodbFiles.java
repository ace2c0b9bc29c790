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
 * Where InnoDB keeps the tables of a database; only who has the privilege PROCESS may see it.
 *
 * @param allowed whether the account may
 * @param tables  the ids of tables, or of their partitions, by the tables' names
 * @param indexes the ids of indexes by the ids of tables
 * @param spaces  the sizes of tablespaces by their ids, those of undo logs among them
 */
record InnodbFiles(
        boolean allowed, Map<String, Set<Long>> tables, Map<Long, Set<Long>> indexes, Map<Long, Long> spaces) {

    static final InnodbFiles NONE = new InnodbFiles(false, Map.of(), Map.of(), Map.of());

    private static final String INDEXES = """
            SELECT i.TABLE_ID, i.INDEX_ID FROM information_schema.%1$sINDEXES i
            JOIN information_schema.%1$sTABLES t ON t.TABLE_ID = i.TABLE_ID WHERE SUBSTRING_INDEX(t.NAME, '/', 1) = ?""";

    private static final String SPACES = """
            SELECT SPACE, FILE_SIZE FROM information_schema.%1$sTABLESPACES
            WHERE SUBSTRING_INDEX(NAME, '/', 1) = ? OR LEFT(NAME, 11) = 'innodb_undo' OR NAME = 'innodb_system'""";

    static InnodbFiles read(Connection connection, Flavor flavor) throws SQLException {
        String prefix = flavor == Flavor.MYSQL ? "INNODB_" : "INNODB_SYS_";
        String database = FileNames.encode(Jdbc.text(connection, "SELECT DATABASE()"));
        Map<Long, Set<Long>> indexes = new HashMap<>();
        Map<Long, Long> spaces = new HashMap<>();
        boolean allowed = Permission.read(
                connection,
                row -> indexes.computeIfAbsent(row.getLong(1), table -> new HashSet<>())
                        .add(row.getLong(2)),
                INDEXES.formatted(prefix),
                database);
        if (!allowed) {
            return NONE;
        }
        Jdbc.query(connection, row -> spaces.put(row.getLong(1), row.getLong(2)), SPACES.formatted(prefix), database);
        return new InnodbFiles(true, new TableIds(connection, flavor).read(), indexes, spaces);
    }

    /** Returns the bytes of all tablespaces. */
    long bytes() {
        return spaces.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the bytes of those that were not there before. */
    long newBytes(InnodbFiles before) {
        return spaces.entrySet().stream()
                .filter(space -> !before.spaces.containsKey(space.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
