// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes the database's own name out of definitions.
 *
 * <p>The databases of one run have different names, and what they hold is the same.
 */
final class OwnName {

    /** A throwaway database's name occurs nowhere by chance; that of another may be a table's, too. */
    private static final String UNIQUE = "switchback_";

    private final String qualifier;
    private final Pattern bare;
    private final boolean unique;

    OwnName(String database) {
        qualifier = DdlText.quoted(database) + ".";
        bare = Pattern.compile("\\b" + Pattern.quote(database) + "\\b\\s*(\\.\\s*)?");
        unique = database.startsWith(UNIQUE);
    }

    /** Returns the text as it would be in a database without a name. */
    String removedFrom(String text) {
        String unqualified = text.replace(qualifier, "").replace(qualifier.replace('`', '"'), "");
        return unique ? bare.matcher(unqualified).replaceAll(OwnName::replacement) : unqualified;
    }

    private static String replacement(MatchResult name) {
        return name.group(1) == null ? "switchback" : "";
    }
}
