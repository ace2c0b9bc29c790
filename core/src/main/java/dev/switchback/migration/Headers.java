// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a script declares in its leading comment lines.
 *
 * <pre>
 * -- Purpose: customers are reached by mail alone
 * -- Impact: the fax numbers are gone; exports
 * --         leave the column out
 * -- Rollback: irreversible, nobody keeps the numbers
 * -- Budget: 2h, disk 20GB
 * -- Approved: drop column customers.fax, unused since 4.2 (DBA review 2026-11)
 * ALTER TABLE …
 * </pre>
 */
public final class Headers {

    private static final Pattern COMMENT = Pattern.compile("(?:--|#)(\\s*)(.*?)\\s*");
    private static final Pattern DECLARATION = Pattern.compile("(\\w+)\\s*:\\s*(.*)");
    private static final Pattern IRREVERSIBLE =
            Pattern.compile("irreversible\\b[\\s,;:.\\-\u2013\u2014]*(.*)", Pattern.CASE_INSENSITIVE);
    private static final String NO_REASON = "no reason is given";

    /** A comment line that is indented further goes on with the one before it. */
    private static final int CONTINUED = 2;

    private final Map<HeaderField, String> texts = new EnumMap<>(HeaderField.class);
    private final List<Approval> approvals = new ArrayList<>();
    private Optional<String> irreversible = Optional.empty();
    private @Nullable HeaderField open;

    private Headers() {}

    /** Parses the beginning of a script; what comes after its first statement does not matter. */
    public static Header parse(String head) {
        Headers headers = new Headers();
        String text = head.startsWith("\ufeff") ? head.substring(1) : head;
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                headers.take(comment.group(1).length(), comment.group(2));
            } else if (line.isEmpty()) {
                headers.open = null;
            } else {
                break;
            }
        }
        return new Header(headers.texts, headers.irreversible, headers.approvals);
    }

    private void take(int indentation, String comment) {
        Matcher declaration = DECLARATION.matcher(comment);
        Optional<HeaderField> field = declaration.matches() ? HeaderField.of(declaration.group(1)) : Optional.empty();
        if (field.isPresent()) {
            declare(field.get(), declaration.group(2));
        } else if (indentation >= CONTINUED && open != null) {
            texts.merge(open, comment, (before, more) -> before + " " + more);
        } else {
            open = null;
        }
    }

    private void declare(HeaderField field, String value) {
        open = goesOn(field) ? field : null;
        if (field == HeaderField.ROLLBACK) {
            irreversible = irreversible(value).or(() -> irreversible);
        }
        if (Approval.isBlank(value)) {
            return;
        }
        if (field == HeaderField.APPROVED) {
            approvals.add(new Approval(value));
        }
        texts.merge(field, value, (before, more) -> before + joint(field) + more);
    }

    /** Several lines of one kind are one text: a list for amounts, sentences for people. */
    private static String joint(HeaderField field) {
        return field == HeaderField.BUDGET ? ", " : "; ";
    }

    /** An approval is one line, so that nobody agrees to what he did not see; a budget is read by a program. */
    private static boolean goesOn(HeaderField field) {
        return field != HeaderField.APPROVED && field != HeaderField.BUDGET;
    }

    private static Optional<String> irreversible(String value) {
        Matcher matcher = IRREVERSIBLE.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1).isBlank() ? NO_REASON : matcher.group(1));
    }
}
