// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.Locale;

/**
 * A word, name, literal or sign of a definition.
 *
 * @param kind    what it is
 * @param text    as it stands, with its quotes
 * @param spaced  whether white space stands before it
 */
record DdlToken(Kind kind, String text, boolean spaced) {

    /** What a token can be. */
    enum Kind {
        WORD,
        NAME,
        STRING,
        SIGN
    }

    /** Says whether it is that keyword or sign; a quoted name is none. */
    boolean is(String keyword) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(keyword);
    }

    /** Returns a keyword in upper case, anything else as it stands. */
    String upper() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** Returns a name without its quotes. */
    String unquoted() {
        return kind == Kind.NAME ? text.substring(1, text.length() - 1).replace("``", "`") : text;
    }
}
