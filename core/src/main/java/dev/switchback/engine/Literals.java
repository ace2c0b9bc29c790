// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.regex.Pattern;

/** Takes the values out of somebody's statement: they may be data of customers, or a password, and belong in no report. */
public final class Literals {

    private static final Pattern SINGLE = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*(?:'|$)", Pattern.DOTALL);
    private static final Pattern SINGLE_OR_DOUBLE =
            Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*(?:'|$)|\"(?:[^\"\\\\]|\\\\.|\"\")*(?:\"|$)", Pattern.DOTALL);
    private static final Pattern DOLLARS =
            Pattern.compile("\\$([A-Za-z_][A-Za-z_0-9]*|)\\$.*?(?:\\$\\1\\$|$)", Pattern.DOTALL);

    private Literals() {}

    /** Returns a statement in which three dots stand for each text; one that was cut off within a text ends there. */
    public static String hidden(String statement, Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL) {
            return DOLLARS.matcher(SINGLE.matcher(statement).replaceAll("'...'"))
                    .replaceAll("\\$\\$...\\$\\$");
        }
        return SINGLE_OR_DOUBLE.matcher(statement).replaceAll("'...'");
    }
}
