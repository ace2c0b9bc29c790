// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tables a statement may define anew, where its words say that it defines nothing but tables.
 *
 * <p>Between the statements of a script only those have to be read again. Whatever is not plainly of this sort is not judged here.
 */
final class TableStatement {

    private static final Set<String> VERBS = Set.of("CREATE", "ALTER", "DROP");
    private static final Set<String> KINDS = Set.of(
            "UNIQUE", "FULLTEXT", "SPATIAL", "IF", "NOT", "EXISTS", "OR", "REPLACE", "ONLINE", "OFFLINE", "IGNORE");
    private static final Set<String> OBJECTS = Set.of("TABLE", "TABLES", "INDEX");

    private static final String NAME = "(?:`((?:[^`]|``)+)`|([\\p{L}\\p{N}_$]+))";

    private static final Pattern NEW_TABLE =
            Pattern.compile("(?is).*?\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?" + NAME
                    + "(?:\\s*\\.\\s*" + NAME + ")?.*");

    private TableStatement() {}

    /**
     * Returns their names; empty if it may define something else, or call a table otherwise.
     *
     * @param known the tables that there are
     */
    static Optional<Set<String>> tables(String sql, Set<String> known) {
        List<String> words = Words.of(sql).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
        boolean isOfTables = words.size() > 1 && VERBS.contains(words.get(0)) && OBJECTS.contains(object(words));
        Set<String> mentioned = Mentions.in(sql);
        if (!isOfTables || mentioned.stream().anyMatch("rename"::equalsIgnoreCase)) {
            return Optional.empty();
        }
        Set<String> tables = new HashSet<>(known);
        tables.retainAll(mentioned);
        if (words.get(0).equals("CREATE") && object(words).equals("TABLE")) {
            Matcher created = NEW_TABLE.matcher(sql);
            if (!created.matches()) {
                return Optional.empty();
            }
            tables.add(created(created));
        }
        return Optional.of(tables);
    }

    private static String object(List<String> words) {
        return words.stream()
                .skip(1)
                .filter(word -> !KINDS.contains(word))
                .findFirst()
                .orElse("");
    }

    /** The name may stand behind the database's. */
    private static String created(Matcher statement) {
        String name = "";
        for (int group = 1; group <= statement.groupCount(); group++) {
            name = statement.group(group) == null ? name : statement.group(group);
        }
        return name.replace("``", "`");
    }
}
