// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expands {@code @comment(pg_class, c.oid)} and its kin, so that the catalog queries can be read. */
final class SqlMacros {

    private static final Pattern CALL = Pattern.compile("@([a-z_]+)\\(");
    private static final Pattern ARGUMENT = Pattern.compile("\\$(\\d)");

    private final Map<String, String> macros;

    SqlMacros(Map<String, String> macros) {
        this.macros = Map.copyOf(macros);
    }

    /** Returns the SQL without any calls. */
    String expand(String sql) {
        Matcher call = CALL.matcher(sql);
        if (!call.find()) {
            return sql;
        }
        int end = closing(sql, call.end());
        String before = sql.substring(0, call.start());
        String expanded = expand(body(call.group(1), arguments(call.group(1), sql.substring(call.end(), end))));
        return before + expanded + expand(sql.substring(end + 1));
    }

    private String body(String name, List<String> arguments) {
        String body = macros.get(name);
        if (body == null) {
            throw new IllegalStateException("no macro " + name);
        }
        return ARGUMENT.matcher(body)
                .replaceAll(
                        argument -> Matcher.quoteReplacement(arguments.get(Integer.parseInt(argument.group(1)) - 1)));
    }

    /** Splits at the commas outside parentheses; the one argument of {@code grants} is a query, with commas. */
    private static List<String> arguments(String name, String text) {
        if (name.equals("grants")) {
            return List.of(text);
        }
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                arguments.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        arguments.add(text.substring(start).trim());
        return arguments;
    }

    private static int closing(String sql, int start) {
        int depth = 1;
        for (int i = start; i < sql.length(); i++) {
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("no closing parenthesis: " + sql.substring(start));
    }
}
