// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words, strings, numbers and operators of an expression that a database printed.
 *
 * <p>Names between backticks say that it is one of those databases in whose strings a backslash escapes.
 */
final class SqlTokens {

    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SYMBOL
    }

    record Token(Kind kind, String text) {
        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }
    }

    private static final String OPERATOR_CHARACTERS = "~!@#%^&|?<>=*+-/";

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private final boolean backticks;
    private int at;

    private SqlTokens(String sql) {
        this.sql = sql;
        this.backticks = sql.indexOf('`') >= 0 && hasBacktickName(sql);
    }

    /** Looks for a backtick that stands outside of all strings. */
    private static boolean hasBacktickName(String sql) {
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote == 0 && c == '`') {
                return true;
            } else if (quote == 0) {
                quote = c == '\'' || c == '"' ? c : 0;
            } else if (quote == '\'' && c == '\\') {
                i++;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return false;
    }

    static List<Token> of(String sql) {
        return new SqlTokens(sql).scan();
    }

    private List<Token> scan() {
        while (at < sql.length()) {
            next();
        }
        return tokens;
    }

    /** Returns whether the expression names the column. */
    static boolean mentions(String sql, String column) {
        boolean quoted = column.indexOf('"') >= 0 || column.indexOf('`') >= 0;
        return (quoted || sql.toLowerCase(Locale.ROOT).contains(column.toLowerCase(Locale.ROOT)))
                && new SqlTokens(sql).names(column);
    }

    /** Where names stand between backticks, those of columns are the same in upper and in lower case. */
    private boolean names(String column) {
        return scan().stream()
                .filter(token -> token.kind() == Kind.NAME)
                .anyMatch(token -> backticks
                        ? token.text().equalsIgnoreCase(column)
                        : token.text().equals(column));
    }

    /** Returns the text that an expression such as {@code 'NEW'::text} always has. */
    static Optional<String> constantText(String sql) {
        List<Token> tokens = of(sql);
        boolean constant = !tokens.isEmpty()
                && tokens.get(0).kind() == Kind.STRING
                && tokens.subList(1, tokens.size()).stream().allMatch(t -> t.kind() == Kind.NAME || t.is(":"));
        return constant ? Optional.of(tokens.get(0).text()) : Optional.empty();
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '\'') {
            string(backticks);
        } else if ((c == 'E' || c == 'e') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
            at++;
            string(true);
        } else if (c == '"') {
            quotedName('"');
        } else if (c == '`') {
            quotedName('`');
        } else if (Character.isDigit(c)) {
            run(Kind.NUMBER, "0123456789.");
        } else if (Character.isLetter(c) || c == '_') {
            word();
        } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            run(Kind.SYMBOL, OPERATOR_CHARACTERS);
        } else {
            tokens.add(new Token(Kind.SYMBOL, String.valueOf(c)));
            at++;
        }
    }

    private void run(Kind kind, String characters) {
        int start = at;
        while (at < sql.length() && characters.indexOf(sql.charAt(at)) >= 0) {
            at++;
        }
        tokens.add(new Token(kind, sql.substring(start, at)));
    }

    private void word() {
        int start = at;
        while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || "_$".indexOf(sql.charAt(at)) >= 0)) {
            at++;
        }
        boolean introducesString = backticks && sql.charAt(start) == '_' && at < sql.length() && sql.charAt(at) == '\'';
        if (!introducesString) {
            tokens.add(new Token(Kind.NAME, sql.substring(start, at)));
        }
    }

    private void quotedName(char quote) {
        tokens.add(new Token(Kind.NAME, quoted(quote, false)));
    }

    private void string(boolean escapes) {
        tokens.add(new Token(Kind.STRING, quoted('\'', escapes)));
    }

    private String quoted(char quote, boolean escapes) {
        StringBuilder text = new StringBuilder();
        for (at++; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == quote && (at + 1 == sql.length() || sql.charAt(at + 1) != quote)) {
                at++;
                break;
            }
            if (c == quote || (escapes && c == '\\')) {
                at++;
            }
            text.append(sql.charAt(Math.min(at, sql.length() - 1)));
        }
        return text.toString();
    }
}
