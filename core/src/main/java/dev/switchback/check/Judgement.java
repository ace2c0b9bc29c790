// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * A verdict with the findings it rests on.
 *
 * @param findings failures first
 */
public record Judgement(Verdict verdict, List<Finding> findings) {

    public Judgement {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    /** Returns the verdict that follows from the findings alone. */
    static Judgement of(List<Finding> findings) {
        return new Judgement(Verdict.of(findings), findings);
    }

    /**
     * Returns the verdict that follows from the findings, except that a look that was not possible keeps a check without
     * failures from passing.
     */
    static Judgement of(List<Finding> findings, List<String> notLookedAt) {
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.FAILURE);
        return failed || notLookedAt.isEmpty()
                ? of(findings)
                : new Judgement(new Verdict.Inconclusive(String.join(" ", notLookedAt)), findings);
    }

    static Judgement notApplicable(String reason) {
        return new Judgement(new Verdict.NotApplicable(reason), List.of());
    }

    /** Returns the judgement that a check could not be carried out. */
    public static Judgement inconclusive(String reason) {
        return new Judgement(new Verdict.Inconclusive(reason), List.of());
    }
}
