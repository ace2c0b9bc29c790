// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.rehearsal.Plan;
import dev.switchback.rehearsal.PlannedMigration;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.settings.SettingsReading.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Prints remarks, warnings, and on a long run a line per migration.
 *
 * <p>Whole lines without control characters: a test's output ends up in a build's log, where nothing can be overwritten.
 */
final class ConsoleListener implements RehearsalListener {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<String> out;
    private final LongSupplier nanoTime;
    private final Progress progress;
    private final long start;
    private final List<CheckResult> ofMigration = new ArrayList<>();
    private List<PlannedMigration> planned = List.of();

    ConsoleListener(Progress progress, Consumer<String> out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.progress = progress;
        this.start = nanoTime.getAsLong();
    }

    void planned(Plan plan) {
        planned = plan.judged();
    }

    @Override
    public void remark(String sentence) {
        out.accept(sentence);
    }

    @Override
    public void judged(CheckResult result, int done, int total) {
        warn(result);
        if (progress == Progress.TRIALS) {
            out.accept(done + "/" + total + " " + result.migration() + ": " + outcome(result));
        }
        if (progress == Progress.LINES) {
            judged(result);
        }
    }

    private void judged(CheckResult result) {
        if (ofMigration.stream().anyMatch(other -> !other.migration().equals(result.migration()))) {
            ofMigration.clear();
        }
        ofMigration.add(result);
        for (int i = 0; i < planned.size(); i++) {
            if (isOver(planned.get(i)) && nanoTime.getAsLong() - start > PATIENCE.toNanos()) {
                out.accept((i + 1) + "/" + planned.size() + " " + result.migration() + ": " + outcomes());
            }
        }
    }

    private void warn(CheckResult result) {
        result.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(finding -> TrialText.name(result.migration(), result.check())
                        + System.lineSeparator()
                        + TrialText.of(finding).stripTrailing())
                .forEach(out);
    }

    private boolean isOver(PlannedMigration migration) {
        return migration.migration().name().equals(ofMigration.get(0).migration())
                && migration.checks().size() == ofMigration.size();
    }

    private String outcomes() {
        return ofMigration.stream().map(ConsoleListener::outcome).collect(Collectors.joining(", "));
    }

    private static String outcome(CheckResult result) {
        return String.format(Locale.ROOT, "%s %s %.1f s", result.check(), word(result.verdict()), seconds(result));
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Passed) {
            return "passed";
        }
        if (verdict instanceof Verdict.Failed) {
            return "FAILED";
        }
        return verdict instanceof Verdict.NotApplicable ? "not applicable" : "inconclusive";
    }

    private static double seconds(CheckResult result) {
        return result.duration().toMillis() / 1000.0;
    }
}
