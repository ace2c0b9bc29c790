// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.List;

/** How many of what, in one line; also the message of a build that fails. */
public final class Counts {

    private final List<Subject> subjects;
    private final Results results;

    Counts(List<Subject> subjects, Results results) {
        this.subjects = subjects;
        this.results = results;
    }

    /** Counts what was found. */
    public static Counts of(List<Subject> subjects, List<CheckResult> results) {
        return new Counts(subjects, new Results(results));
    }

    /** Says whether everything that was planned was carried out, something was, and nothing failed or stayed unjudged. */
    public boolean isGreen() {
        return !results.all().isEmpty() && missing() == 0 && of(Mark.FAILED) == 0 && of(Mark.INCONCLUSIVE) == 0;
    }

    /** Returns them, such as {@code 3 migrations, 9 checks: 7 ok, 1 failed, 1 not applicable; 2 warnings}. */
    public String line() {
        List<String> parts = new ArrayList<>();
        add(parts, of(Mark.PASSED) + of(Mark.PASSED_WITH_WARNINGS), "ok");
        add(parts, of(Mark.FAILED), "failed");
        add(parts, of(Mark.INCONCLUSIVE), "not judged");
        add(parts, of(Mark.NOT_APPLICABLE), "not applicable");
        add(parts, missing(), "not carried out");
        String what = parts.isEmpty() ? "nothing was judged" : String.join(", ", parts);
        long warnings = warnings();
        return Text.count(judged(), "migration") + ", " + Text.count(planned(), "check") + ": " + what
                + (warnings == 0 ? "" : "; " + Text.count(warnings, "warning"));
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private long judged() {
        return subjects.stream().filter(subject -> !subject.checks().isEmpty()).count();
    }

    private long planned() {
        return subjects.stream().mapToLong(subject -> subject.checks().size()).sum();
    }

    private long missing() {
        return subjects.stream()
                .flatMap(subject -> subject.checks().stream().map(check -> results.mark(subject, check)))
                .filter(mark -> mark == Mark.NOT_CARRIED_OUT)
                .count();
    }

    private long of(Mark mark) {
        return results.marked(mark).size();
    }

    private long warnings() {
        return results.all().stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.severity() == Severity.WARNING)
                .count();
    }
}
