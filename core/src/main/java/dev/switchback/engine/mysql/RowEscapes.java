// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

/**
 * Undoes backslash escapes.
 *
 * <p>MySQL shows checks and generated columns in {@code information_schema} with every quote and backslash escaped once more
 * than in the expression itself (seen in 8.0.31 and 9.7); MariaDB does not.
 */
final class RowEscapes {

    private RowEscapes() {}

    static String undone(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            text.append(c == '\\' && i + 1 < escaped.length() ? meant(escaped.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '0' -> '\0';
            case 'Z' -> '\032';
            default -> escaped;
        };
    }
}
