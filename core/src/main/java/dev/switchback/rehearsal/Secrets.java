// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.check.Judgement;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import dev.switchback.settings.SecretValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hides what is secret in a configuration from what a check has to say. */
record Secrets(SecretValues values) {

    /** Finds the secrets of a Flyway configuration. */
    static Secrets of(Map<String, String> flyway) {
        return new Secrets(SecretValues.of(flyway));
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
        return values.hide(text);
    }
}
