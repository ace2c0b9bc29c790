// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.DdlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a definition apart, as {@code SHOW CREATE} prints it with an empty {@code sql_mode}.
 *
 * <p>The wrapping of comments that carry a version, such as <code>/*!80023 INVISIBLE *&#47;</code>, is left out: to the server
 * that printed them they are plain text.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/comments.html">Comments in MySQL</a>
 */
final class DdlLexer {

    private final String text;
    private final List<DdlToken> tokens = new ArrayList<>();
    private int at;
    private boolean spaced;

    private DdlLexer(String text) {
        this.text = text;
    }

    static List<DdlToken> tokens(String text) {
        return new DdlLexer(text).run();
    }

    private List<DdlToken> run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                skip(1);
            } else if (text.startsWith("/*!", at) || text.startsWith("/*M!", at)) {
                skip(text.indexOf('!', at) + 1 - at);
                skipDigits();
            } else if (text.startsWith("*/", at)) {
                skip(2);
            } else if (c == '`') {
                add(Kind.NAME, endOfQuoted('`', false));
            } else if (c == '\'' || c == '"') {
                add(Kind.STRING, endOfQuoted(c, true));
            } else if (isWordPart(c)) {
                add(Kind.WORD, endOfWord());
            } else {
                add(Kind.SIGN, at + 1);
            }
        }
        return tokens;
    }

    private void skip(int characters) {
        at += characters;
        spaced = true;
    }

    private void skipDigits() {
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new DdlToken(kind, text.substring(at, end), spaced));
        at = end;
        spaced = false;
    }

    /** Doubled quotes stand for one; a backslash takes the next character with it, though not in a name. */
    private int endOfQuoted(char quote, boolean escapes) {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 >= text.length() || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        return text.length();
    }

    private int endOfWord() {
        int i = at;
        while (i < text.length() && isWordPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c == '.' || c > 127;
    }
}
