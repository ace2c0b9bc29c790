// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which kinds of objects an account may see in its database.
 *
 * <p>The catalog does not refuse to list triggers to who may not see them: the list is empty.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/information-schema-triggers-table.html">TRIGGERS</a>
 */
final class VisibleKinds {

    /** Whoever has one of these privileges on the database sees the kind. */
    private static final Map<String, List<String>> PRIVILEGES = Map.of(
            "trigger", List.of("TRIGGER"),
            "event", List.of("EVENT"),
            "procedure", List.of("EXECUTE", "ALTER ROUTINE", "CREATE ROUTINE", "SHOW_ROUTINE"),
            "function", List.of("EXECUTE", "ALTER ROUTINE", "CREATE ROUTINE", "SHOW_ROUTINE"));

    private static final Pattern GRANT = Pattern.compile("GRANT (?<privileges>.+?) ON (?<scope>\\S+) TO .*");

    private VisibleKinds() {}

    /** Returns the kinds of which the account sees nothing, or its own alone. */
    static Set<String> unseen(Connection connection) throws SQLException {
        String database = Jdbc.text(connection, "SELECT DATABASE()");
        Set<String> held = new HashSet<>();
        for (String grant : Jdbc.query(connection, row -> row.getString(1), "SHOW GRANTS")) {
            Matcher parts = GRANT.matcher(grant);
            if (parts.matches() && reaches(parts.group("scope"), database)) {
                held.addAll(List.of(
                        parts.group("privileges").toUpperCase(Locale.ROOT).split("\\s*,\\s*")));
            }
        }
        Set<String> unseen = new HashSet<>();
        PRIVILEGES.forEach((kind, any) -> {
            if (!held.contains("ALL PRIVILEGES") && any.stream().noneMatch(held::contains)) {
                unseen.add(kind);
            }
        });
        if (!Permission.allows(connection, "SELECT 1 FROM mysql.db LIMIT 1")) {
            unseen.add("grant");
        }
        return unseen;
    }

    /** A database's name in a grant is a pattern. */
    private static boolean reaches(String scope, String database) {
        if (scope.equals("*.*")) {
            return true;
        }
        if (!scope.endsWith(".*")) {
            return false;
        }
        String name =
                scope.substring(0, scope.length() - 2).replaceAll("^`|`$", "").replace("``", "`");
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isEscaped = c == '\\' && i + 1 < name.length();
            regex.append(
                    isEscaped
                            ? Pattern.quote(name.substring(++i, i + 1))
                            : c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return database.matches(regex.toString());
    }
}
