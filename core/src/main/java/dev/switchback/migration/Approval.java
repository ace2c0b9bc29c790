// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line with which somebody owns up to what a migration destroys: what, a comma, and why.
 *
 * <pre>
 * -- Approved: drop column customers.fax, unused since 4.2 (DBA review 2026-11)
 * </pre>
 *
 * @param text as it is written
 */
public record Approval(String text) {

    private static final String IRREVERSIBLE = "irreversible";

    /** Returns what is approved: the text before the first comma. */
    public String what() {
        int comma = text.indexOf(',');
        return (comma < 0 ? text : text.substring(0, comma)).strip();
    }

    /** Says whether a text says nothing: what stands in pointed brackets, or is an ellipsis, is left for somebody to fill in. */
    static boolean isBlank(String text) {
        return text.replaceAll("<[^>]*>", "").codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** Returns why; empty if the line does not say. */
    public Optional<String> why() {
        int comma = text.indexOf(',');
        return Optional.of(comma < 0 ? "" : text.substring(comma + 1).strip()).filter(why -> !isBlank(why));
    }

    /** Returns the words of the line in lower case; what joins the parts of a name is part of the word. */
    public Set<String> words() {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_.$-]+"))
                .map(word -> word.replaceAll("^[.-]+|[.-]+$", ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Says whether the line names a table, with its schema or without. */
    public boolean names(String schema, String table) {
        Set<String> words = words();
        return words.contains(lower(table)) || words.contains(lower(schema + "." + table));
    }

    /** Says whether the line names a column; a column is named with its table. */
    public boolean names(String schema, String table, String column) {
        Set<String> words = words();
        return words.contains(lower(table + "." + column))
                || words.contains(lower(schema + "." + table + "." + column))
                || names(schema, table) && words.contains(lower(column));
    }

    /** Says whether the line agrees to a migration that nothing takes back. */
    public boolean isOfIrreversible() {
        return words().contains(IRREVERSIBLE);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
