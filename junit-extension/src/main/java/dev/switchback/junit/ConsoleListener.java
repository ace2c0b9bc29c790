// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.rehearsal.Plan;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.report.ConsoleReport;
import dev.switchback.report.Progress;
import dev.switchback.report.Style;
import dev.switchback.report.Subject;
import dev.switchback.settings.SettingsReading;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Prints remarks at once, progress on a long run, and the table at the end.
 *
 * <p>Whole lines without control characters: a test's output ends up in a build's log, where nothing can be overwritten.
 */
final class ConsoleListener implements RehearsalListener {

    private final SettingsReading.Progress wanted;
    private final Consumer<String> out;
    private final LongSupplier nanoTime;
    private final long start;
    private List<Subject> subjects = List.of();
    private Progress progress = new Progress(subjects);

    ConsoleListener(SettingsReading.Progress wanted, Consumer<String> out, LongSupplier nanoTime) {
        this.wanted = wanted;
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    void planned(Plan plan) {
        subjects = plan.migrations().stream()
                .map(planned -> new Subject(planned.migration().name(), planned.checks()))
                .toList();
        progress = new Progress(subjects);
    }

    @Override
    public void remark(String sentence) {
        out.accept(sentence);
    }

    @Override
    public void judged(CheckResult result, int done, int total) {
        switch (wanted) {
            case LINES ->
                progress.migration(result, Duration.ofNanos(nanoTime.getAsLong() - start))
                        .ifPresent(out);
            case TRIALS -> out.accept(Progress.trial(result, done, total));
            case NONE -> {}
        }
    }

    /** Prints the table with warnings and notes; the failures themselves are shown by JUnit, twice as a rule. */
    void end(List<CheckResult> results) {
        List<CheckResult> shown =
                results.stream().map(ConsoleListener::withoutFailures).toList();
        ConsoleReport.of(subjects, shown, List.of(), Style.PLAIN).forEach(out);
    }

    private static CheckResult withoutFailures(CheckResult result) {
        List<Finding> others = result.findings().stream()
                .filter(finding -> finding.severity() != Severity.FAILURE)
                .toList();
        return new CheckResult(result.migration(), result.check(), result.verdict(), others, result.duration());
    }
}
