// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is missing of the checks that the policy asks for. */
final class CheckGaps {

    private static final CheckId ROLLBACK = new CheckId("rollback");

    private CheckGaps() {}

    static List<Gap> of(Migration migration, Proofs.Found found, Policy policy) {
        if (!found.nearest().isEmpty()) {
            return found.nearest();
        }
        List<Gap> gaps = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (CheckId check : policy.checks()) {
            Map<Witness, CheckResult> said = found.of(check);
            if (said.isEmpty()) {
                missing.add(check.name());
            } else {
                gap(migration, said).ifPresent(gaps::add);
            }
        }
        if (!missing.isEmpty()) {
            gaps.add(0, missing(migration, found, missing));
        }
        return gaps;
    }

    private static Gap missing(Migration migration, Proofs.Found found, List<String> checks) {
        return Gap.of(
                Kind.CHECK_MISSING,
                migration.name(),
                (checks.size() == 1 ? "the check " : "the checks ") + String.join(", ", checks)
                        + (checks.size() == 1 ? " was" : " were") + " not carried out on it",
                "The policy asks for "
                        + (checks.size() == 1 ? "it" : "them")
                        + " (switchback.gate.checks); what was only applied is not judged.",
                found.witnesses().get(0).command() + " without switchback.since and switchback.check");
    }

    private static Optional<Gap> gap(Migration migration, Map<Witness, CheckResult> said) {
        List<CheckResult> bad = said.values().stream()
                .filter(result -> !isGoodEnough(migration, result))
                .toList();
        if (bad.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                bad.size() < said.size()
                        ? contradiction(migration, said)
                        : notPassed(
                                migration, bad.get(0), said.keySet().iterator().next()));
    }

    /** What cannot apply is no gap: a script that Flyway never undoes; and one that says so, which is to be approved instead. */
    private static boolean isGoodEnough(Migration migration, CheckResult result) {
        if (result.verdict() instanceof Verdict.Passed) {
            return true;
        }
        boolean isNeverUndone = migration.isRepeatable() || migration.kind() == Migration.Kind.BASELINE;
        boolean isDeclared = migration.header().irreversible().isPresent();
        return result.verdict() instanceof Verdict.NotApplicable
                && result.check().equals(ROLLBACK)
                && (isNeverUndone || isDeclared);
    }

    private static Gap contradiction(Migration migration, Map<Witness, CheckResult> said) {
        String verdicts = said.entrySet().stream()
                .map(each ->
                        word(each.getValue().verdict()) + " in " + each.getKey().file())
                .collect(Collectors.joining(", "));
        CheckId check = said.values().iterator().next().check();
        return Gap.of(
                Kind.CONTRADICTION,
                migration.name(),
                check + ": " + verdicts,
                "Two rehearsals of the same scripts do not agree, and nobody knows which of them is right.",
                "Find out why (seeds and hooks differ?), then run both again; delete the one that is no longer in use.");
    }

    private static Gap notPassed(Migration migration, CheckResult result, Witness witness) {
        return Gap.of(
                Kind.NOT_PASSED,
                migration.name(),
                result.check() + " " + word(result.verdict()) + reason(result),
                "Only what has passed is proven.",
                "Mend it, then " + witness.command());
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Passed) {
            return "passed";
        }
        if (verdict instanceof Verdict.Failed) {
            return "failed";
        }
        return verdict instanceof Verdict.NotApplicable ? "not applicable" : "inconclusive";
    }

    private static String reason(CheckResult result) {
        if (result.verdict() instanceof Verdict.NotApplicable not) {
            return ": " + FindingGaps.firstLine(not.reason());
        }
        if (result.verdict() instanceof Verdict.Inconclusive inconclusive) {
            return ": " + FindingGaps.firstLine(inconclusive.reason());
        }
        return result.findings().stream()
                .filter(finding -> finding.severity() == Severity.FAILURE)
                .map(Finding::what)
                .findFirst()
                .map(what -> ": " + FindingGaps.firstLine(what))
                .orElse("");
    }
}
