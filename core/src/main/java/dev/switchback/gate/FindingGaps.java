// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Verdict;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.migration.Migration;
import java.util.List;

/** Findings of checks that passed, and that weigh too much all the same. */
final class FindingGaps {

    private FindingGaps() {}

    static List<Gap> of(Migration migration, Proofs.Found found, Policy policy) {
        return found.results().values().stream()
                .flatMap(List::stream)
                .filter(result -> result.verdict() instanceof Verdict.Passed)
                .flatMap(result -> result.findings().stream()
                        .filter(finding -> finding.severity().compareTo(policy.severity()) >= 0)
                        .filter(finding -> !isWaived(migration, finding, policy))
                        .map(finding -> gap(migration, result, finding)))
                .distinct()
                .toList();
    }

    /** By the policy, or by a line of the header that names the finding. */
    private static boolean isWaived(Migration migration, Finding finding, Policy policy) {
        return policy.waivers().contains(finding.id())
                || policy.waivers().stream()
                        .filter(waiver -> waiver.endsWith(":" + finding.id()))
                        .anyMatch(waiver -> migration.isCalled(waiver.substring(0, waiver.lastIndexOf(':'))))
                || migration.header().approvals().stream()
                        .anyMatch(line -> line.words().contains(finding.id())
                                && line.why().isPresent());
    }

    private static Gap gap(Migration migration, CheckResult result, Finding finding) {
        return Gap.of(
                Kind.FINDING,
                migration.name(),
                result.check() + " has a "
                        + finding.severity().name().toLowerCase(java.util.Locale.ROOT) + ", " + finding.id() + ": "
                        + firstLine(finding.what()),
                firstLine(finding.effect()),
                "Mend it, or own up to it in the header (-- Approved: " + finding.id()
                        + " <what>, <why>), or waive it: switchback.gate.waive=" + migration.label() + ":"
                        + finding.id());
    }

    /** Returns the beginning of a text that has details below it, without the full stop. */
    static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
