// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Hand-made results for the tests of this package. */
final class Trials {

    static final CheckId FRESH = new CheckId("fresh");
    static final CheckId ROLLBACK = new CheckId("rollback");

    private Trials() {}

    static Subject subject(String name) {
        return new Subject(name, List.of(FRESH, ROLLBACK));
    }

    static Subject onlyApplied(String name) {
        return new Subject(name, List.of());
    }

    static List<Subject> history(int length) {
        return IntStream.rangeClosed(1, length)
                .mapToObj(i -> subject("V" + i + "__step.sql"))
                .toList();
    }

    static List<CheckResult> green(List<Subject> subjects) {
        return subjects.stream()
                .flatMap(subject -> subject.checks().stream().map(check -> passed(subject.migration(), check)))
                .toList();
    }

    static CheckResult passed(String migration, CheckId check, Finding... findings) {
        return result(migration, check, new Verdict.Passed(), findings);
    }

    static CheckResult failed(String migration, CheckId check, Finding... findings) {
        return result(migration, check, new Verdict.Failed(), findings);
    }

    static CheckResult unjudged(String migration, CheckId check, String reason) {
        return result(migration, check, new Verdict.Inconclusive(reason));
    }

    static CheckResult notApplicable(String migration, CheckId check, String reason) {
        return result(migration, check, new Verdict.NotApplicable(reason));
    }

    private static CheckResult result(String migration, CheckId check, Verdict verdict, Finding... findings) {
        return new CheckResult(migration, check, verdict, List.of(findings), Duration.ofMillis(3_100));
    }

    static Finding finding(Severity severity, String what) {
        return new Finding(
                "some-id",
                severity,
                what,
                "production stands still",
                "write:\nDROP INDEX i;",
                new Where("undo/U2__b.sql", 3, "DROP TABLE t;"));
    }
}
