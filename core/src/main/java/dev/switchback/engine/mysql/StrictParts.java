// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parts of an expression that make an INSERT fail in strict mode where a query only warns: text that is to be a number
 * or a date.
 */
final class StrictParts {

    static final String NUMBER = "'^-?[0-9]{1,9}([.][0-9]+)?$'";

    private static final Pattern UNQUOTED = Pattern.compile("json_(unquote|value)\\(");
    private static final Pattern DATES = Pattern.compile("str_to_date\\(");
    private static final Pattern ARITHMETIC_AFTER = Pattern.compile("\\s*(?:[*/%+-]|div |mod ).*", Pattern.DOTALL);
    private static final Pattern ARITHMETIC_BEFORE = Pattern.compile(".*(?:[*/%+-]|div |mod )\\s*", Pattern.DOTALL);

    private StrictParts() {}

    /** Returns what must hold for the parts of an expression. */
    static List<String> of(String expression) {
        Set<String> conditions = new LinkedHashSet<>();
        String lower = expression.toLowerCase(Locale.ROOT);
        for (Matcher found = UNQUOTED.matcher(lower); found.find(); ) {
            int end = end(expression, found.end() - 1);
            boolean number = ARITHMETIC_AFTER.matcher(lower.substring(end)).matches()
                    || ARITHMETIC_BEFORE
                            .matcher(lower.substring(0, found.start()))
                            .matches();
            if (number) {
                conditions.add("(" + expression.substring(found.start(), end) + ") REGEXP " + NUMBER);
            }
        }
        for (Matcher found = DATES.matcher(lower); found.find(); ) {
            int end = end(expression, found.end() - 1);
            String call = expression.substring(found.start(), end);
            String argument = expression.substring(found.end(), comma(expression, found.end()));
            conditions.add("(" + argument + " IS NULL OR " + call + " IS NOT NULL)");
        }
        return List.copyOf(conditions);
    }

    /** Returns where the parentheses close that open at a place. */
    private static int end(String sql, int open) {
        int depth = 0;
        boolean string = false;
        for (int i = open; i < sql.length(); i++) {
            char c = sql.charAt(i);
            string ^= c == '\'';
            depth += string ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && !string) {
                return i + 1;
            }
        }
        return sql.length();
    }

    /** Returns where the first argument ends. */
    private static int comma(String sql, int start) {
        int depth = 0;
        boolean string = false;
        for (int i = start; i < sql.length(); i++) {
            char c = sql.charAt(i);
            string ^= c == '\'';
            depth += string ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth <= 0 && !string && (c == ',' || depth < 0)) {
                return i;
            }
        }
        return sql.length();
    }
}
