// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.check.Judgement;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that must not leave the machine's memory in a message, a report or a document.
 *
 * <p>A finding shows the statement as the server received it, placeholders filled in. What a placeholder is called tells whether
 * its value is a secret.
 */
final class Secrets {

    private static final Pattern SECRET =
            Pattern.compile(".*(pass|pwd|secret|token|credential|private|apikey|api_key).*");
    private static final String HIDDEN = "***";

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** Finds the secrets of a Flyway configuration. */
    static Secrets of(Map<String, String> flyway) {
        return new Secrets(flyway.entrySet().stream()
                .filter(entry ->
                        SECRET.matcher(entry.getKey().toLowerCase(Locale.ROOT)).matches())
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** Returns the judgement with every secret hidden. */
    Judgement hide(Judgement judgement) {
        return values.isEmpty()
                ? judgement
                : new Judgement(
                        hide(judgement.verdict()),
                        judgement.findings().stream().map(this::hide).toList(),
                        judgement.outlook().map(outlook -> outlook.with(this::hide)));
    }

    private Verdict hide(Verdict verdict) {
        return verdict instanceof Verdict.Inconclusive inconclusive
                ? new Verdict.Inconclusive(hide(inconclusive.reason()))
                : verdict;
    }

    private Finding hide(Finding finding) {
        Where where = finding.where();
        return new Finding(
                finding.id(),
                finding.severity(),
                hide(finding.what()),
                hide(finding.effect()),
                hide(finding.remedy()),
                new Where(where.file(), where.line(), hideIfAny(where.statement())));
    }

    private @Nullable String hideIfAny(@Nullable String text) {
        return text == null ? null : hide(text);
    }

    /** Returns a text with every secret hidden. */
    String hide(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return hidden;
    }
}
