// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes an array that is cast as its cast elements, which is how PostgreSQL itself writes it after a dump was restored.
 *
 * <p>{@code status IN ('a', 'b')} on a {@code varchar} column is told as {@code ANY ((ARRAY['a'::character varying, …])::text[])}. Once that text is read
 * again, as from a dump, the parser casts each element: {@code ANY (ARRAY[('a'::character varying)::text, …])}. Both mean the same and no other expression
 * was found to change (14 to 18), so definitions are kept in the second form.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/parser/parse_expr.c">transformTypeCast: "If the subject of the
 *     typecast is an ARRAY[] construct … the cast is pushed down"</a>
 */
final class CastArrays {

    private static final String BEGIN = "((ARRAY[";
    private static final Pattern CAST = Pattern.compile("\\]\\)::([a-z][a-z ]*)\\[\\]\\)");

    private CastArrays() {}

    static String pushedDown(String text) {
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (begin >= 0) {
            int first = begin + BEGIN.length();
            List<String> elements = new ArrayList<>();
            int end = elements(text, first, elements);
            Matcher cast = CAST.matcher(text).region(end, text.length());
            if (cast.lookingAt()) {
                result.append(text, from, begin).append(cast(elements, cast.group(1)));
                from = cast.end();
            }
            begin = text.indexOf(BEGIN, Math.max(first, from));
        }
        return result.append(text, from, text.length()).toString();
    }

    private static String cast(List<String> elements, String type) {
        return elements.stream()
                .map(element -> "(" + element + ")::" + type)
                .collect(Collectors.joining(", ", "(ARRAY[", "])"));
    }

    /** Collects what stands between commas, and returns where the bracket is that ends the array; the text's end if there is none. */
    private static int elements(String text, int first, List<String> elements) {
        int depth = 0;
        int begin = first;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = text.indexOf(c, i + 1);
                if (i < 0) {
                    return text.length();
                }
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ']')) {
                elements.add(text.substring(begin, i).strip());
                begin = i + 1;
                if (c == ']') {
                    return i;
                }
            } else if (c == ')' || c == ']') {
                depth--;
            }
        }
        return text.length();
    }
}
