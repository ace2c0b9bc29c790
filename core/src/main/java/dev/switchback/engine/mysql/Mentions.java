// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a statement that may be the name of a table: every word, and whatever stands in quotes.
 *
 * <p>Comments and strings are left out, but for statements with a backslash: what it does in a string depends on sql_mode.
 */
final class Mentions {

    private static final String COMMENT = "/\\*(?!M?!)(?s:.*?)\\*/|--(?:\\s[^\\n]*)?(?=\\n|$)|#[^\\n]*|'[^']*'|";
    private static final String NAMES = "`((?:[^`]|``)+)`|\"((?:[^\"]|\"\")+)\"|([\\p{L}\\p{N}_$\\x{80}-\\x{10FFFF}]+)";
    private static final Pattern NAME = Pattern.compile(COMMENT + NAMES);
    private static final Pattern NAME_ANYWHERE = Pattern.compile(NAMES);
    private static final Pattern BODY = Pattern.compile("(?is)\\bFOR\\s+EACH\\s+ROW\\b.*");

    private Mentions() {}

    /** Returns the words as they are written and in lower case, since some servers do not tell names apart by case. */
    static Set<String> in(String sql) {
        Set<String> names = new HashSet<>();
        String head = Words.of(sql).stream().anyMatch("TRIGGER"::equalsIgnoreCase)
                ? BODY.matcher(sql).replaceFirst("")
                : sql;
        add(head, names);
        return names;
    }

    private static void add(String sql, Set<String> names) {
        Matcher matcher = (sql.indexOf('\\') < 0 ? NAME : NAME_ANYWHERE).matcher(sql);
        while (matcher.find()) {
            if (matcher.group(3) != null) {
                addName(matcher.group(3), names);
            } else if (matcher.group(1) != null) {
                addName(matcher.group(1).replace("``", "`"), names);
            } else if (matcher.group(2) != null) {
                addName(matcher.group(2).replace("\"\"", "\""), names);
            }
        }
    }

    private static void addName(String name, Set<String> names) {
        names.add(name);
        names.add(name.toLowerCase(Locale.ROOT));
    }
}
