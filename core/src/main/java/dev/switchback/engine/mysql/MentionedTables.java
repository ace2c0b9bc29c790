// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables whose names stand in statements, or in the views, routines and triggers that those lead to. */
final class MentionedTables {

    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')""";
    private static final String TEXTS = """
            SELECT event_object_table, action_statement FROM information_schema.triggers WHERE event_object_schema = DATABASE()
            UNION ALL
            SELECT routine_name, COALESCE(routine_definition, '') FROM information_schema.routines
            WHERE routine_schema = DATABASE()
            UNION ALL
            SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = DATABASE()""";

    private MentionedTables() {}

    static Set<TableName> in(Collection<String> statements, Connection connection) throws SQLException {
        Map<String, Set<String>> behind = new HashMap<>();
        Jdbc.query(
                connection,
                row -> behind.computeIfAbsent(key(row.getString(1)), name -> new HashSet<>())
                        .addAll(Mentions.anywhere(row.getString(2))),
                TEXTS);
        Set<String> words = reached(statements, behind);
        Set<TableName> tables = new TreeSet<>();
        for (String table : Jdbc.query(connection, row -> row.getString(1), TABLES)) {
            if (words.contains(key(table))) {
                tables.add(new TableName("", table));
            }
        }
        return tables;
    }

    private static Set<String> reached(Collection<String> statements, Map<String, Set<String>> behind) {
        Set<String> words = new HashSet<>();
        Deque<String> left = new ArrayDeque<>();
        statements.forEach(statement -> left.addAll(Mentions.anywhere(statement)));
        while (!left.isEmpty()) {
            String word = key(left.remove());
            if (words.add(word)) {
                left.addAll(behind.getOrDefault(word, Set.of()));
            }
        }
        return words;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
