// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;

/** What a cell of the table says. */
public enum Mark {
    PASSED("ok", "passed"),
    PASSED_WITH_WARNINGS("ok!", "passed, with warnings"),
    FAILED("FAIL", "failed"),
    INCONCLUSIVE("??", "could not be judged"),
    NOT_APPLICABLE("n/a", "does not apply"),
    NOT_CARRIED_OUT("...", "not carried out"),
    NOT_PLANNED("-", "not asked for");

    private final String text;
    private final String meaning;

    Mark(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** Returns the few letters that a table has room for. */
    public String text() {
        return text;
    }

    /** Returns what it means, in words. */
    public String meaning() {
        return meaning;
    }

    /** Returns the mark of a result. */
    public static Mark of(CheckResult result) {
        Verdict verdict = result.verdict();
        if (verdict instanceof Verdict.Passed) {
            boolean warned = result.findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
            return warned ? PASSED_WITH_WARNINGS : PASSED;
        }
        if (verdict instanceof Verdict.Failed) {
            return FAILED;
        }
        return verdict instanceof Verdict.NotApplicable ? NOT_APPLICABLE : INCONCLUSIVE;
    }
}
