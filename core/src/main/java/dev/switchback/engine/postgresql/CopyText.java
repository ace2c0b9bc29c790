// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses rows in COPY's text format.
 *
 * <p>COPY is how values are fetched because it always uses a type's output function: the driver would render some types
 * itself, and a cast to text may be a user's own. https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
final class CopyText {

    private CopyText() {}

    static List<@Nullable String> parse(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        List<@Nullable String> values = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= end; i++) {
            if (i == end || text.charAt(i) == '\t') {
                values.add(value(text.substring(start, i)));
                start = i + 1;
            }
        }
        return values;
    }

    private static @Nullable String value(String raw) {
        if (raw.equals("\\N")) {
            return null;
        }
        return raw.indexOf('\\') < 0 ? raw : unescape(raw);
    }

    private static String unescape(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            plain.append(c == '\\' ? escaped(raw.charAt(++i)) : c);
        }
        return plain.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000B';
            default -> letter;
        };
    }
}
