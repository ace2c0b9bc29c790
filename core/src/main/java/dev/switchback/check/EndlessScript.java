// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.Diagnosis.Cause;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.forecast.Amounts;
import dev.switchback.lab.volume.Count;
import dev.switchback.lab.volume.VolumeFacts;
import dev.switchback.lab.volume.VolumeFacts.Ending;
import dev.switchback.lab.volume.VolumeFacts.Why;
import dev.switchback.migration.Migration;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * A migration that was not through in the time it had may be too slow by that alone.
 *
 * <p>How long it takes at least follows from a line: from what it takes with fewer rows, or with hardly any, through where it was ended.
 * Whatever grows faster lies above that line, and what takes long with few rows already is not taken for growing.
 *
 * @param withoutRows how long it takes where there are hardly any rows
 */
record EndlessScript(Migration migration, VolumeFacts facts, VolumeTerms terms, Duration withoutRows) {

    Optional<Finding> finding() {
        return facts.ending().flatMap(this::finding);
    }

    private Optional<Finding> finding(Ending ending) {
        return ending.why() instanceof Why.Broken broken
                        && broken.timing().applied() instanceof StepOutcome.Hung hung
                        && hung.diagnosis().cause() == Cause.TOO_LONG
                ? finding(ending.rows(), broken.memory(), hung)
                : Optional.empty();
    }

    private Optional<Finding> finding(long rows, double memory, StepOutcome.Hung hung) {
        double least = atLeast(rows, seconds(hung.duration())) * terms.calibration();
        String volume = Amounts.rows(rows) + " rows of " + facts.measure() + VolumeGaps.memory(memory, facts);
        return least > seconds(terms.limits().failure()) ? Optional.of(tooSlow(volume, hung, least)) : Optional.empty();
    }

    private double atLeast(long rows, double seconds) {
        Optional<Count> before =
                facts.counts().stream().filter(count -> count.rows() < rows).reduce((smaller, larger) -> larger);
        double secondsBefore = before.map(EndlessScript::longest).orElse(seconds(withoutRows));
        long more = rows - before.map(Count::rows).orElse(0L);
        double perRow = Math.max(0, seconds - secondsBefore) / Math.max(1, more);
        return seconds + perRow * Math.max(0, facts.target().rows() - rows);
    }

    private static double longest(Count count) {
        return count.timings().stream()
                .map(timing -> timing.applied().duration())
                .max(Comparator.naturalOrder())
                .map(EndlessScript::seconds)
                .orElseThrow();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private Finding tooSlow(String volume, StepOutcome.Hung hung, double least) {
        return new Finding(
                "volume-over-budget",
                Severity.FAILURE,
                migration.name() + " was not through after " + Amounts.seconds(seconds(hung.duration())) + " with "
                        + volume + "; with "
                        + (facts.target().isAssumed() ? "an assumed " : "production's ")
                        + Amounts.rows(facts.target().rows()) + " it takes at least " + Amounts.seconds(least)
                        + ", more than "
                        + Amounts.seconds(seconds(terms.limits().failure())) + ".",
                hung.diagnosis().what(),
                "Look at the statement: a join or a sub-query without an index reads a table once for each row of another.",
                new Where(
                        migration.name(),
                        hung.diagnosis().line(),
                        hung.diagnosis().statement()));
    }
}
