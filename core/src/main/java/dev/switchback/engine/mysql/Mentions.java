// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a statement that may be the name of a table: every word, and whatever stands in quotes.
 *
 * <p>Comments and strings are left out, but for statements with a backslash: what it does in a string depends on sql_mode.
 */
final class Mentions {

    private static final String COMMENT = "/\\*(?!M?!)(?s:.*?)\\*/|--(?:\\s[^\\n]*)?(?=\\n|$)|#[^\\n]*|'[^']*'|";
    private static final String BACKTICKED = "`((?:[^`]++|``)+)`";
    private static final String QUOTED = "\"((?:[^\"]++|\"\")+)\"";
    private static final String WORD = "([\\p{L}\\p{N}_$\\x{80}-\\x{10FFFF}]+)";
    private static final Pattern NAME = Pattern.compile(COMMENT + BACKTICKED + "|" + QUOTED + "|" + WORD);
    /** Between any two quotes: which of them begin a name is not known. */
    private static final List<Pattern> ANYWHERE = Stream.of("(?=" + BACKTICKED + ")", "(?=" + QUOTED + ")", WORD)
            .map(Pattern::compile)
            .toList();

    private static final Pattern BODY = Pattern.compile("(?is)\\bFOR\\s+EACH\\s+ROW\\b.*");

    private Mentions() {}

    /** Returns the words as they are written and in lower case, since some servers do not tell names apart by case. */
    static Set<String> in(String sql) {
        String head = Words.of(sql).stream().anyMatch("TRIGGER"::equalsIgnoreCase)
                ? BODY.matcher(sql).replaceFirst("")
                : sql;
        return head.indexOf('\\') < 0 ? named(NAME, head) : anywhere(head);
    }

    /** Returns the same, whatever is a comment or a string: a quote in one of those hides nothing. */
    static Set<String> anywhere(String sql) {
        return ANYWHERE.stream()
                .flatMap(pattern -> named(pattern, sql).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> named(Pattern pattern, String sql) {
        Set<String> names = new HashSet<>();
        Matcher matcher = pattern.matcher(sql);
        while (matcher.find()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null) {
                    addName(matcher.group(i), names);
                }
            }
        }
        return names;
    }

    private static void addName(String written, Set<String> names) {
        for (String name : List.of(written, written.replace("``", "`"), written.replace("\"\"", "\""))) {
            names.add(name);
            names.add(name.toLowerCase(Locale.ROOT));
        }
    }
}
