// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables whose names stand in statements, or in the views and routines that those lead to. */
final class MentionedTables {

    /** In strings and comments as well: a name may be part of dynamic SQL, and one too many does no harm. */
    private static final List<Pattern> NAMES =
            List.of(Pattern.compile("(?=\"((?:[^\"]|\"\")+)\")"), Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_$]*)"));

    private static final String TABLES = """
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relname = ANY (?) AND c.relkind IN ('r', 'p', 'm', 'f') AND c.oid >= 16384
            """;

    private static final String TEXTS = """
            SELECT pg_catalog.pg_get_viewdef(c.oid) FROM pg_catalog.pg_class c
             WHERE c.relname = ANY (?) AND c.relkind IN ('v', 'm') AND c.oid >= 16384
            UNION ALL
            SELECT pg_catalog.pg_get_functiondef(p.oid) FROM pg_catalog.pg_proc p
             WHERE p.proname = ANY (?) AND p.prokind IN ('f', 'p') AND p.oid >= 16384
            """;

    private MentionedTables() {}

    static Set<TableName> in(Collection<String> statements, Connection connection) throws SQLException {
        Set<String> words = new HashSet<>();
        Collection<String> texts = statements;
        while (!texts.isEmpty()) {
            Set<String> next = new HashSet<>();
            texts.forEach(text -> next.addAll(words(text)));
            next.removeAll(words);
            words.addAll(next);
            Object names = connection.createArrayOf("text", next.toArray());
            texts = next.isEmpty() ? List.of() : Jdbc.query(connection, row -> row.getString(1), TEXTS, names, names);
        }
        return new TreeSet<>(Jdbc.query(
                connection,
                row -> new TableName(row.getString(1), row.getString(2)),
                TABLES,
                connection.createArrayOf("text", words.toArray())));
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (Pattern name : NAMES) {
            Matcher matcher = name.matcher(text);
            while (matcher.find()) {
                words.add(matcher.group(1).replace("\"\"", "\""));
                words.add(matcher.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
