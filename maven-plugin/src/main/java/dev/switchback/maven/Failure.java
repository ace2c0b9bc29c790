// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.Counts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message of a build that a rehearsal fails: the counts and the first few reasons; the report above has them all. */
final class Failure {

    private static final int SHOWN = 3;

    private Failure() {}

    static String message(Counts counts, List<CheckResult> results) {
        String reasons = results.stream()
                .flatMap(Failure::reasons)
                .limit(SHOWN)
                .map(reason -> "\n  " + reason)
                .collect(Collectors.joining());
        return counts.line() + reasons;
    }

    private static Stream<String> reasons(CheckResult result) {
        String trial = result.migration() + ": " + result.check() + ": ";
        if (result.verdict() instanceof Verdict.Inconclusive inconclusive) {
            return Stream.of(trial + inconclusive.reason());
        }
        return result.findings().stream()
                .filter(finding -> finding.severity() == Severity.FAILURE)
                .map(finding -> trial + finding.what().lines().findFirst().orElse(""));
    }
}
