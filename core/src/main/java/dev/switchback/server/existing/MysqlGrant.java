// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code SHOW GRANTS}.
 *
 * @param privileges what it gives
 * @param databases  the pattern of the databases' names
 */
record MysqlGrant(List<String> privileges, Pattern databases) {

    private static final Pattern LINE =
            Pattern.compile("(?s)GRANT (.+?) ON (?:(?:TABLE|FUNCTION|PROCEDURE) )?(\\*|`(?:[^`]|``)*`)\\..*");
    private static final Pattern COLUMNS = Pattern.compile("\\([^)]*\\)");
    private static final Set<String> WRITING = Set.of(
            "ALL PRIVILEGES",
            "ALTER",
            "ALTER ROUTINE",
            "CREATE",
            "CREATE ROUTINE",
            "CREATE VIEW",
            "DELETE",
            "DELETE HISTORY",
            "DROP",
            "EVENT",
            "INDEX",
            "INSERT",
            "TRIGGER",
            "UPDATE");

    /** Reads a line; those that give a role, or are of a proxy, give no privilege themselves. */
    static Optional<MysqlGrant> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> privileges = Arrays.stream(
                        COLUMNS.matcher(matcher.group(1)).replaceAll("").split(","))
                .map(String::strip)
                .toList();
        return Optional.of(new MysqlGrant(privileges, names(matcher.group(2))));
    }

    /** {@code %} and {@code _} stand for others unless a backslash is before them. */
    private static Pattern names(String quoted) {
        if (quoted.equals("*")) {
            return Pattern.compile("(?s).*");
        }
        String pattern = quoted.substring(1, quoted.length() - 1).replace("``", "`");
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escapes = c == '\\' && i + 1 < pattern.length();
            if (escapes) {
                i++;
            }
            regex.append(
                    escapes
                            ? Pattern.quote(pattern.substring(i, i + 1))
                            : c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    boolean writes() {
        return privileges.stream().anyMatch(WRITING::contains);
    }

    boolean covers(String database) {
        return databases.matcher(database).matches();
    }
}
