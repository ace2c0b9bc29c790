// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.data.rows.SqlTokens.Kind;
import dev.switchback.data.rows.SqlTokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which members of a JSON column an expression reads: {@code value -> 'a' ->> 'b'}, {@code value #>> '{a,b}'},
 * {@code json_extract(value, '$.a.b')}.
 */
final class JsonPaths {

    private static final Pattern MEMBER = Pattern.compile("\\.\"([^\"]+)\"|\\.([\\w$-]+)|(\\[|\\.?\\*)");

    private final List<Token> tokens;
    private int at;

    private JsonPaths(List<Token> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    static Set<List<String>> of(String expression, String column) {
        Set<List<String>> paths = new LinkedHashSet<>();
        List<Token> tokens = SqlTokens.of(expression);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.NAME && tokens.get(i).text().equals(column)) {
                List<String> path = new JsonPaths(tokens, i + 1).path();
                if (!path.isEmpty()) {
                    paths.add(path);
                }
                paths.addAll(new JsonPaths(tokens, i + 1).arguments());
            }
        }
        return paths;
    }

    /** Returns the members of {@code $.a."b c"[0]}, as far as they are members of objects. */
    private static List<String> members(String path) {
        List<String> members = new ArrayList<>();
        Matcher matcher = MEMBER.matcher(path);
        while (matcher.find() && matcher.group(3) == null) {
            members.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return members;
    }

    /** Returns the paths that follow the column as arguments of a function. */
    private Set<List<String>> arguments() {
        Set<List<String>> paths = new LinkedHashSet<>();
        for (; at < tokens.size() && !is(")") && !is("("); at++) {
            boolean path = tokens.get(at).kind() == Kind.STRING
                    && tokens.get(at).text().startsWith("$.");
            List<String> members = path ? members(tokens.get(at).text()) : List.of();
            if (!members.isEmpty()) {
                paths.add(members);
            }
        }
        return paths;
    }

    private List<String> path() {
        List<String> path = new ArrayList<>();
        for (Optional<List<String>> step = step(); step.isPresent(); step = step()) {
            path.addAll(step.get());
        }
        return path;
    }

    private Optional<List<String>> step() {
        while (is(")") || is(":")) {
            at += is(":") ? 3 : 1;
        }
        boolean member = is("->") || is("->>") || is("?");
        boolean members = is("#>") || is("#>>");
        if ((!member && !members)
                || at + 1 >= tokens.size()
                || tokens.get(at + 1).kind() != Kind.STRING) {
            return Optional.empty();
        }
        String text = tokens.get(at + 1).text();
        at += 2;
        return Optional.of(
                member ? List.of(text) : List.of(text.replaceAll("[{}\"]", "").split(",")));
    }

    private boolean is(String symbol) {
        return at < tokens.size() && tokens.get(at).is(symbol);
    }
}
