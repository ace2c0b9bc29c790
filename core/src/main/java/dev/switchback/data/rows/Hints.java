// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.data.rows.SqlTokens.Kind;
import dev.switchback.data.rows.SqlTokens.Token;
import dev.switchback.engine.TypeShape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Values that the conditions on a column suggest by what stands in them.
 *
 * <p>Nothing is understood of a condition but its constants: a number and its neighbours, a string, a pattern. Whether they
 * help is for the database to say.
 */
final class Hints {

    private static final List<String> FORMATS = List.of(
            "abc",
            "ABC",
            "Abc",
            "a",
            "A1",
            "1",
            "12345",
            "ada@example.org",
            "https://example.org/a",
            "2024-02-29",
            "0f8fad5b-d9cb-469f-a165-70867728950e",
            "+491701234567",
            "DE",
            "EUR",
            "en-US",
            "192.0.2.1",
            "a-b-c",
            "/a/b",
            "[]",
            "{}",
            "{\"a\": 1}",
            "10:30",
            "1.5",
            "true",
            "");
    private static final List<String> JSONS =
            List.of("{}", "[]", "[1]", "[{\"a\": 1}]", "\"text\"", "1", "true", "null");
    private static final Set<String> REGEX = Set.of("regexp", "rlike", "regexp_like");
    private static final int ARGUMENTS = 8;
    private static final int FOLLOWERS = 14;
    private static final int LONGEST = 10_000;

    private final TypeShape type;
    private final int wanted;
    private final Set<String> values = new LinkedHashSet<>();

    private Hints(TypeShape type, int wanted) {
        this.type = type;
        this.wanted = wanted;
    }

    /** Returns values of the type, as text, that the expressions suggest. */
    static List<String> of(TypeShape type, List<String> expressions, int wanted) {
        Hints hints = new Hints(type.base(), wanted);
        for (String expression : expressions) {
            List<Token> tokens = SqlTokens.of(expression);
            for (int i = 0; i < tokens.size(); i++) {
                hints.read(tokens, i);
            }
        }
        if (!expressions.isEmpty()) {
            hints.addGeneral();
        }
        return new ArrayList<>(hints.values);
    }

    private void read(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.kind() == Kind.STRING) {
            string(token.text(), before(tokens, i));
        } else if (token.kind() == Kind.NUMBER) {
            number(token.text());
        }
    }

    /** Returns the operator before a string, or the function that the string is an argument of. */
    private static String before(List<Token> tokens, int i) {
        for (int at = i - 1; at >= Math.max(0, i - ARGUMENTS); at--) {
            String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
            if (at == i - 1 && !word.equals(",")) {
                return word;
            }
            if (word.equals("regexp_like")) {
                return word;
            }
        }
        return "";
    }

    private void string(String text, String before) {
        switch (type.kind()) {
            case TEXT, FIXED_TEXT -> text(text, before);
            case INTEGER, DECIMAL, FLOAT -> number(text);
            case DATE, TIMESTAMP -> date(text);
            case ARRAY -> values.add("{\"" + text.replace("\"", "") + "\"}");
            case JSON -> values.add("{\"" + text.replace("\"", "") + "\": 1}");
            default -> values.add(text);
        }
    }

    private void text(String text, String before) {
        boolean like = before.startsWith("~~") || before.equals("like");
        if (like) {
            for (int i = 0; i < wanted; i++) {
                values.add(text.replace("%", i == 0 ? "" : TextValues.hex(i, i % 8 + 1))
                        .replace("_", "x"));
            }
        } else if (before.startsWith("~") || REGEX.contains(before) || (text.startsWith("^") && text.length() > 2)) {
            values.addAll(RegexSample.of(text, wanted));
        } else {
            values.add(text);
        }
    }

    private void number(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return;
        }
        switch (type.kind()) {
            case INTEGER, DECIMAL, FLOAT -> neighbours(number);
            case TEXT, FIXED_TEXT -> lengths(number);
            case SAMPLES -> samples(number);
            case BOOLEAN -> values.add(text);
            default -> {}
        }
    }

    private void samples(BigDecimal number) {
        if (!type.samples().isEmpty() && type.samples().get(0).matches("[0-9]+")) {
            neighbours(number);
        }
    }

    private void neighbours(BigDecimal number) {
        for (int i = -1; i <= Math.max(FOLLOWERS, wanted); i++) {
            values.add(number.add(BigDecimal.valueOf(i)).toPlainString());
        }
        values.add(number.negate().toPlainString());
    }

    private void lengths(BigDecimal number) {
        int n = number.min(BigDecimal.valueOf(LONGEST)).intValue();
        int limit = type.length() == 0 ? LONGEST : type.length();
        for (int length = Math.max(0, n - 1); length <= Math.min(n + 1, limit); length++) {
            for (int i = 0; i < wanted; i++) {
                values.add(TextValues.ofLength(100 + i, length));
            }
        }
    }

    private void date(String text) {
        if (text.length() < 10) {
            return;
        }
        try {
            LocalDate date = LocalDate.parse(text.substring(0, 10));
            for (int i = -1; i <= Math.max(FOLLOWERS, wanted); i++) {
                values.add(date.plusDays(i).toString());
            }
            values.add(text);
        } catch (DateTimeParseException e) {
            values.remove(text);
        }
    }

    private void addGeneral() {
        switch (type.kind()) {
            case TEXT, FIXED_TEXT ->
                FORMATS.stream()
                        .filter(text -> type.length() == 0 || text.length() <= type.length())
                        .forEach(values::add);
            case JSON -> JSONS.forEach(values::add);
            case INTEGER, DECIMAL, FLOAT ->
                List.of("0", "1", "2", "3", "5", "-1", "10").forEach(values::add);
            default -> {}
        }
    }
}
