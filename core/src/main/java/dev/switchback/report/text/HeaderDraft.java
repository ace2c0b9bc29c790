// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import dev.switchback.migration.Header;
import dev.switchback.migration.HeaderField;
import dev.switchback.migration.Headers;
import dev.switchback.report.Text;
import dev.switchback.report.view.HistoryView;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Drafts what headers lack, from what a rehearsal saw: lines that a person puts at the top of the script, corrected.
 *
 * <p>What only people know is left blank, the purpose and why something may be destroyed, so that a draft that nobody has read does
 * not satisfy the gate.
 */
public final class HeaderDraft {

    private static final int WIDTH = 110;
    private static final String INDENT = "--   ";
    private static final String SUFFIX = ".txt";

    /** Behind a colon such a word would begin a line of the header by itself. */
    private static final Pattern WORD = Pattern.compile(
            "\\b(" + Arrays.stream(HeaderField.values()).map(HeaderField::word).collect(Collectors.joining("|"))
                    + ")\\s*:",
            Pattern.CASE_INSENSITIVE);

    private final MigrationView migration;
    private final Header header;
    private final List<String> lines = new ArrayList<>();

    private HeaderDraft(MigrationView migration, Header header) {
        this.migration = migration;
        this.header = header;
    }

    /** Returns the name of the file that the draft for a script is written to. */
    public static String fileName(String migration) {
        return migration.substring(migration.lastIndexOf('/') + 1) + SUFFIX;
    }

    /**
     * Returns a draft for each script that was judged as it is now and whose header lacks something, by the name of its file; none for two
     * scripts of one name, since somebody would take the wrong one.
     */
    public static Map<String, String> of(Report report) {
        Map<String, String> drafts = new LinkedHashMap<>();
        Set<String> twice = twice(report);
        for (HistoryView history : report.histories()) {
            TableOrigins origins = new TableOrigins();
            for (MigrationView migration : history.migrations()) {
                Optional<Map<String, List<String>>> tables = origins.next(migration);
                draft(migration, tables)
                        .filter(text -> !twice.contains(fileName(migration.name())))
                        .ifPresent(text -> drafts.putIfAbsent(fileName(migration.name()), text));
            }
        }
        return drafts;
    }

    private static Set<String> twice(Report report) {
        Map<String, String> texts = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (MigrationView migration : report.migrations()) {
            String name = fileName(migration.name());
            String text = migration.script().text().orElse("");
            if (!text.isEmpty() && !text.equals(texts.getOrDefault(name, text))) {
                twice.add(name);
            }
            if (!text.isEmpty()) {
                texts.putIfAbsent(name, text);
            }
        }
        return twice;
    }

    private static Optional<String> draft(MigrationView migration, Optional<Map<String, List<String>>> tables) {
        if (migration.script().text().isEmpty() || !Facts.isJudged(migration)) {
            return Optional.empty();
        }
        HeaderDraft draft = new HeaderDraft(
                migration, Headers.parse(migration.script().text().get()));
        draft.field(HeaderField.PURPOSE, List.of());
        draft.field(HeaderField.IMPACT, Sight.impact(migration));
        draft.field(
                HeaderField.DEPENDENCIES,
                Sight.dependencies(migration, tables).stream().toList());
        draft.field(HeaderField.ROLLBACK, Sight.rollback(migration).stream().toList());
        draft.field(HeaderField.TESTING, Sight.testing(migration));
        draft.approvals();
        return draft.lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", draft.lines) + "\n");
    }

    private void field(HeaderField field, List<String> parts) {
        if (header.text(field).isEmpty()) {
            String text = parts.stream().map(HeaderDraft::safe).collect(Collectors.joining("; "));
            wrap(("-- " + field.word() + ": " + text).stripTrailing());
        }
    }

    /** Without a reason, which begins at the first comma: why, somebody has to say who has the right to. */
    private void approvals() {
        migration.judged().stream()
                .flatMap(judged -> judged.impact().destructions().stream())
                .filter(loss -> !loss.isRename())
                .filter(loss -> loss.approvals(header).isEmpty())
                .map(loss -> "-- " + HeaderField.APPROVED.word() + ": "
                        + safe(loss.approval()).replace(",", " "))
                .distinct()
                .forEach(lines::add);
    }

    /** One line of a comment, whatever a database has called its objects; Flyway looks for placeholders in comments, too. */
    private static String safe(String text) {
        return WORD.matcher(Text.line(text.replace("${", "$ {")).replaceAll("\\s+", " "))
                .replaceAll("$1");
    }

    private void wrap(String text) {
        String rest = text;
        while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > INDENT.length() + "Dependencies:".length()) {
            int end = rest.lastIndexOf(' ', WIDTH);
            lines.add(rest.substring(0, end));
            rest = INDENT + rest.substring(end + 1);
        }
        lines.add(rest);
    }
}
