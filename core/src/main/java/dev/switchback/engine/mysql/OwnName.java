// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.regex.Pattern;

/**
 * Takes the database's own name out of definitions.
 *
 * <p>The databases of one run have different names, and what they hold is the same. A throwaway database's name occurs nowhere by
 * chance, so it is taken out wherever it stands: in front of a table, in a string, or within a longer name that a script has made
 * of it. That of a live database may be a word like any other, {@code shop} in {@code shop_id}: it is left where it stands, but in front
 * of a name.
 */
final class OwnName {

    private static final String PLACEHOLDER = "switchback";

    /** What the names of throwaway databases begin with. */
    static final String THROWAWAY = "switchback_";

    private final Pattern qualifier;
    private final Pattern name;
    private final boolean throwaway;

    OwnName(String database) {
        throwaway = database.startsWith(THROWAWAY);
        String plain = Pattern.quote(database);
        String quoted = "`" + plain + "`|\"" + plain + "\"";
        qualifier = Pattern.compile("(?:" + quoted + (throwaway ? "|(?<![\\w$])" + plain : "") + ")\\s*\\.\\s*");
        name = Pattern.compile(plain + "(?!\\d)");
    }

    /** Returns the text as it would be in a database without a name. */
    String removedFrom(String text) {
        String unqualified = qualifier.matcher(text).replaceAll("");
        return throwaway ? name.matcher(unqualified).replaceAll(PLACEHOLDER) : unqualified;
    }
}
