// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import dev.switchback.report.Counts;
import dev.switchback.report.Subject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static final CheckId CHECK = new CheckId("rollback");

    private static CheckResult result(int version, Verdict verdict, Severity severity) {
        Finding finding = new Finding("x", severity, "finding " + version, "", "", Where.UNKNOWN);
        return new CheckResult("V" + version, CHECK, verdict, List.of(finding), Duration.ZERO);
    }

    private static String message(List<CheckResult> results) {
        List<Subject> subjects = results.stream()
                .map(result -> new Subject(result.migration(), List.of(CHECK)))
                .toList();
        return Failure.message(Counts.of(subjects, results), results);
    }

    @Test
    void theCountsAndTheFirstReasonsAreNamed() {
        List<CheckResult> results = IntStream.rangeClosed(1, 5)
                .mapToObj(version -> result(version, new Verdict.Failed(), Severity.FAILURE))
                .toList();

        assertThat(message(results).lines())
                .containsExactly(
                        "5 migrations, 5 checks: 5 failed",
                        "  V1: rollback: finding 1",
                        "  V2: rollback: finding 2",
                        "  V3: rollback: finding 3");
    }

    @Test
    void warningsAreNoReasonsAndWhatWasNotJudgedIsOne() {
        assertThat(message(List.of(
                        result(1, new Verdict.Passed(), Severity.WARNING),
                        result(2, new Verdict.Inconclusive("V1 did not apply"), Severity.NOTE))))
                .doesNotContain("finding")
                .endsWith("V2: rollback: V1 did not apply");
    }
}
