// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds which tables may have been written to through triggers.
 *
 * <p>The server keeps no account of that. But triggers and what they call cannot use dynamic SQL (error 1336), so that whatever
 * they write to is named in some text: it is a table that a trigger, a routine named there, or a view named there names.
 */
final class WrittenTables {

    private static final String TEXTS = """
            SELECT 't', event_object_table, action_statement FROM information_schema.triggers
            WHERE event_object_schema = DATABASE()
            UNION ALL
            SELECT 'r', routine_name, routine_definition FROM information_schema.routines
            WHERE routine_schema = DATABASE()
            UNION ALL
            SELECT 'v', table_name, view_definition FROM information_schema.views WHERE table_schema = DATABASE()
            """;
    private static final String CASCADES = """
            SELECT DISTINCT referenced_table_name, table_name FROM information_schema.referential_constraints
            WHERE constraint_schema = DATABASE() AND unique_constraint_schema = DATABASE()
              AND (delete_rule IN ('CASCADE', 'SET NULL') OR update_rule IN ('CASCADE', 'SET NULL'))
            """;

    /** Names, in lower case, to the names that stand in what belongs to them. */
    private final Map<String, Set<String>> behind = new HashMap<>();

    private final Map<String, TableName> tables = new HashMap<>();

    private WrittenTables() {}

    /** Returns the tables given and those that their triggers may lead to. */
    static Set<TableName> from(Set<TableName> written, Set<TableName> all, RowStatements statements)
            throws SQLException {
        WrittenTables reader = new WrittenTables();
        all.forEach(table -> reader.tables.put(key(table.name()), table));
        statements.query(TEXTS, row -> reader.add(row.getString(2), row.getString(3)));
        statements.query(CASCADES, row -> reader.names(row.getString(1)).add(key(row.getString(2))));
        return reader.reachable(written);
    }

    private Set<String> names(String owner) {
        return behind.computeIfAbsent(key(owner), name -> new HashSet<>());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Who is not the definer of a routine or view does not see its text without further privileges: it may name any table. */
    private boolean add(String owner, @Nullable String text) {
        boolean readable = text != null && !text.isEmpty();
        return names(owner).addAll(readable ? Mentions.anywhere(text) : tables.keySet());
    }

    private Set<TableName> reachable(Set<TableName> written) {
        Set<TableName> result = new TreeSet<>(written);
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>();
        written.forEach(table -> left.add(key(table.name())));
        while (!left.isEmpty()) {
            String name = left.remove();
            if (seen.add(name)) {
                if (tables.containsKey(name)) {
                    result.add(tables.get(name));
                }
                left.addAll(behind.getOrDefault(name, Set.of()));
            }
        }
        return result;
    }
}
