// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a script declares in its leading comment lines.
 *
 * <pre>
 * -- Rollback: irreversible, the rows are gone
 * -- Budget: 2h, disk 20GB
 * -- Approved: Ada, the table has been empty since March
 * ALTER TABLE …
 * </pre>
 */
public final class Headers {

    private static final Pattern COMMENT = Pattern.compile("(?:--|#)\\s*(.*?)\\s*");
    private static final Pattern DECLARATION = Pattern.compile("(\\w+)\\s*:\\s*(.*)");
    private static final Pattern IRREVERSIBLE =
            Pattern.compile("irreversible\\b[\\s,;:.\\-\u2013\u2014]*(.*)", Pattern.CASE_INSENSITIVE);
    private static final String NO_REASON = "no reason is given";

    private Headers() {}

    /** Parses the beginning of a script; what comes after its first statement does not matter. */
    public static Header parse(String head) {
        Optional<String> irreversible = Optional.empty();
        Optional<String> budget = Optional.empty();
        List<String> approvals = new ArrayList<>();
        for (String comment : leadingComments(head)) {
            Matcher declaration = DECLARATION.matcher(comment);
            if (!declaration.matches()) {
                continue;
            }
            String value = declaration.group(2);
            switch (declaration.group(1).toLowerCase(Locale.ROOT)) {
                case "rollback" -> irreversible = irreversible(value).isPresent() ? irreversible(value) : irreversible;
                case "budget" ->
                    budget = Optional.of(
                            budget.map(before -> before + ", " + value).orElse(value));
                case "approved" -> approvals.add(value);
                default -> {}
            }
        }
        return new Header(irreversible, budget, approvals);
    }

    private static Optional<String> irreversible(String value) {
        Matcher matcher = IRREVERSIBLE.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1).isBlank() ? NO_REASON : matcher.group(1));
    }

    private static List<String> leadingComments(String head) {
        String text = head.startsWith("\ufeff") ? head.substring(1) : head;
        List<String> comments = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                comments.add(comment.group(1));
            } else if (!line.isEmpty()) {
                break;
            }
        }
        return comments;
    }
}
