// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables whose names stand in statements, or in the views, routines and triggers that those lead to. */
final class MentionedTables {

    /** In strings and comments as well: a name may be part of dynamic SQL, and one too many does no harm. */
    private static final List<Pattern> NAMES =
            List.of(Pattern.compile("(?=\"((?:[^\"]++|\"\")+)\")"), Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_$]*)"));

    private static final String TABLES = """
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'm', 'f') AND c.oid >= 16384
            """;

    /**
     * A name, and a text with names that it leads to.
     *
     * <p>By what the catalog says depends on what: {@code pg_get_viewdef} and the like lock the tables that they write of, and
     * would wait for a script that has them locked and waits for the answer.
     */
    private static final String BEHIND = """
            SELECT v.relname, pg_catalog.quote_ident(coalesce(c.relname, p.proname))
              FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class v ON v.oid = r.ev_class
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid
              LEFT JOIN pg_catalog.pg_class c ON d.refclassid = 'pg_catalog.pg_class'::regclass AND c.oid = d.refobjid
              LEFT JOIN pg_catalog.pg_proc p ON d.refclassid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.refobjid
             WHERE v.oid >= 16384 AND coalesce(c.oid, p.oid) >= 16384
            UNION ALL
            SELECT f.proname, f.prosrc FROM pg_catalog.pg_proc f WHERE f.oid >= 16384
            UNION ALL
            SELECT f.proname, pg_catalog.quote_ident(c.relname) FROM pg_catalog.pg_proc f
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = f.oid
              JOIN pg_catalog.pg_class c ON d.refclassid = 'pg_catalog.pg_class'::regclass AND c.oid = d.refobjid
             WHERE f.oid >= 16384
            UNION ALL
            SELECT c.relname, pg_catalog.quote_ident(f.proname) FROM pg_catalog.pg_trigger t
              JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
             WHERE NOT t.tgisinternal
            """;

    private MentionedTables() {}

    static Set<TableName> in(Collection<String> statements, Connection connection) throws SQLException {
        Map<String, Set<String>> behind = new HashMap<>();
        Jdbc.query(
                connection,
                row -> behind.computeIfAbsent(row.getString(1), name -> new HashSet<>())
                        .add(row.getString(2)),
                BEHIND);
        Set<String> words = reached(statements, behind);
        return Jdbc.query(connection, row -> new TableName(row.getString(1), row.getString(2)), TABLES).stream()
                .filter(table -> words.contains(table.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> reached(Collection<String> statements, Map<String, Set<String>> behind) {
        Set<String> reached = new HashSet<>();
        Deque<String> texts = new ArrayDeque<>(statements);
        while (!texts.isEmpty()) {
            for (String word : words(texts.remove())) {
                if (reached.add(word)) {
                    texts.addAll(behind.getOrDefault(word, Set.of()));
                }
            }
        }
        return reached;
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
