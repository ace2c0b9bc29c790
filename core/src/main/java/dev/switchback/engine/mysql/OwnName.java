// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.regex.Pattern;

/**
 * Takes the database's own name out of definitions.
 *
 * <p>The databases of one run have different names, and what they hold is the same. A throwaway database's name occurs nowhere by
 * chance, so it is taken out wherever it stands: in front of a table, in a string, or within a longer name that a script has made
 * of it.
 */
final class OwnName {

    private static final String PLACEHOLDER = "switchback";

    private final Pattern qualifier;
    private final Pattern name;

    OwnName(String database) {
        String plain = Pattern.quote(database);
        qualifier = Pattern.compile("(?:`" + plain + "`|\"" + plain + "\"|(?<![\\w$])" + plain + ")\\s*\\.\\s*");
        name = Pattern.compile(plain + "(?!\\d)");
    }

    /** Returns the text as it would be in a database without a name. */
    String removedFrom(String text) {
        String unqualified = qualifier.matcher(text).replaceAll("");
        return name.matcher(unqualified).replaceAll(PLACEHOLDER);
    }
}
