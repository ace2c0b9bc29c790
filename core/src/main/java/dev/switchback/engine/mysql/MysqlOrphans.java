// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.Leftover;
import dev.switchback.engine.OrphanProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks for rows without a parent: with {@code foreign_key_checks = 0} a foreign key is taken without a look at the rows
 * (https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_foreign_key_checks).
 */
final class MysqlOrphans implements OrphanProbe {

    private static final int LIMIT_SECONDS = 60;

    private static final String KEYS = """
            SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME,
                REFERENCED_COLUMN_NAME
            FROM information_schema.KEY_COLUMN_USAGE
            WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
            ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION""";

    private record Part(String table, String name, String column, String parent, String parentColumn) {

        static Part of(ResultSet row) throws SQLException {
            String parent = Dialect.MYSQL.quoted(row.getString(4)) + "." + Dialect.MYSQL.quoted(row.getString(5));
            return new Part(
                    row.getString(1),
                    row.getString(2),
                    Dialect.MYSQL.quoted(row.getString(3)),
                    parent,
                    Dialect.MYSQL.quoted(row.getString(6)));
        }

        String key() {
            return name + " of " + table;
        }
    }

    private static Map<String, List<Part>> keys(Connection connection) throws SQLException {
        Map<String, List<Part>> keys = new LinkedHashMap<>();
        for (Part part : Jdbc.query(connection, Part::of, KEYS)) {
            keys.computeIfAbsent(part.key(), first -> new ArrayList<>()).add(part);
        }
        return keys;
    }

    @Override
    public Set<String> foreignKeys(Connection connection) throws SQLException {
        return new TreeSet<>(keys(connection).keySet());
    }

    @Override
    public List<Leftover> orphans(Connection connection, Set<String> before) throws SQLException {
        List<Leftover> found = new ArrayList<>();
        for (Map.Entry<String, List<Part>> key : keys(connection).entrySet()) {
            if (!before.contains(key.getKey())) {
                look(connection, key.getKey(), query(key.getValue()), found);
            }
        }
        return found;
    }

    private static String query(List<Part> parts) {
        String given = parts.stream()
                .map(part -> "c." + part.column() + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String same = parts.stream()
                .map(part -> "p." + part.parentColumn() + " = c." + part.column())
                .collect(Collectors.joining(" AND "));
        return "SELECT c.* FROM " + Dialect.MYSQL.quoted(parts.get(0).table()) + " c WHERE " + given
                + " AND NOT EXISTS (SELECT 1 FROM " + parts.get(0).parent() + " p WHERE " + same + ") LIMIT 1";
    }

    /** A large table may take too long to be looked at. */
    private static void look(Connection connection, String key, String query, List<Leftover> found) {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(LIMIT_SECONDS);
            try (ResultSet rows = statement.executeQuery(query)) {
                if (rows.next()) {
                    found.add(new Leftover(
                            "foreign key " + key + " was made over rows without a parent (foreign_key_checks = 0)",
                            "the database takes the key for kept, and the rows break it",
                            query + ";"));
                }
            }
        } catch (SQLException e) {
            found.add(new Leftover(
                    "it is not known whether rows break the new foreign key " + key,
                    "they were not looked through: " + e.getMessage(),
                    query + ";"));
        }
    }
}
