// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.forecast.Outlook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A verdict with the findings it rests on.
 *
 * @param findings failures first
 * @param outlook  what the migration will take in production, where the check measures that
 */
public record Judgement(Verdict verdict, List<Finding> findings, Optional<Outlook> outlook) {

    public Judgement {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    /** A judgement by a check that measures nothing. */
    public Judgement(Verdict verdict, List<Finding> findings) {
        this(verdict, findings, Optional.empty());
    }

    /** Returns the same judgement with what the migration will take. */
    Judgement with(Optional<Outlook> seen) {
        return new Judgement(verdict, findings, seen);
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
