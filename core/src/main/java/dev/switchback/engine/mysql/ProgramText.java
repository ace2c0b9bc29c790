// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definition of a view, a routine, a package, a library or a sequence, with what stands in front of its name told apart.
 *
 * <p>The text behind the name is the user's own and stays as it is.
 */
record ProgramText(Map<String, String> properties) {

    /** A routine that was created with ANSI_QUOTES is printed with them. */
    private static final String NAME = "(?:`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\")";

    private static final Pattern HEAD = Pattern.compile(
            "CREATE(?: ALGORITHM=(?<algorithm>\\w+))?(?: DEFINER=(?<definer>" + NAME + "(?:@" + NAME + ")?))?"
                    + "(?: SQL SECURITY (?<security>\\w+))?(?<aggregate> AGGREGATE)?"
                    + "(?<duality> JSON RELATIONAL DUALITY)?"
                    + " (?:VIEW|PROCEDURE|FUNCTION|PACKAGE BODY|PACKAGE|SEQUENCE|LIBRARY) (?<name>(?:" + NAME + "\\.)?"
                    + NAME
                    + ")\\s*");

    /** A view says the names of its columns only if its script did. */
    private static final Pattern QUERY =
            Pattern.compile("(?i)(?:\\((?<columns>" + NAME + "(?:,\\s*" + NAME + ")*)\\)\\s*)?AS\\s+");

    static ProgramText of(SchemaUnit unit, String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            return new ProgramText(Map.of("definition", text));
        }
        Map<String, String> properties = new TreeMap<>();
        for (String property : new String[] {"algorithm", "definer", "security"}) {
            if (head.group(property) != null) {
                properties.put(property, head.group(property).replace('"', '`'));
            }
        }
        for (String property : new String[] {"aggregate", "duality"}) {
            if (head.group(property) != null) {
                properties.put(property, "yes");
            }
        }
        Matcher query = QUERY.matcher(text).region(head.end(), text.length());
        boolean isView = unit.kind().equals("view") && query.lookingAt();
        if (isView && query.group("columns") != null) {
            properties.put("columns", query.group("columns"));
        }
        properties.put("definition", text.substring(isView ? query.end() : head.end()));
        return new ProgramText(properties);
    }
}
