// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.database.TableName;
import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.ScarceMemory;
import dev.switchback.forecast.Script;
import dev.switchback.forecast.Script.Measured;
import dev.switchback.lab.volume.Timing;
import dev.switchback.lab.volume.VolumeFacts;
import dev.switchback.profile.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Turns what was measured of a migration into what it will take in production. Pure. */
final class Outlooks {

    /** With a single count there is no telling whether anything grows. */
    private static final int LEAST_COUNTS = 2;

    private final VolumeFacts facts;
    private final Set<TableName> tables;

    private Outlooks(VolumeFacts facts) {
        this.facts = facts;
        this.tables = facts.target().touched().keySet();
    }

    /** Returns the outlook; empty if too little was measured to say anything of other volumes. */
    static Optional<Outlook> of(VolumeFacts facts, VolumeTerms terms) {
        boolean reached = facts.counts().stream()
                .anyMatch(count -> count.rows() >= facts.target().rows());
        return reached || facts.counts().size() >= LEAST_COUNTS
                ? Optional.of(new Outlooks(facts).at(facts.target().rows(), terms.calibration()))
                : Optional.empty();
    }

    private Outlook at(long rows, double calibration) {
        Forecast forward = script(timing -> Optional.of(timing.applied())).at(rows, calibration);
        Optional<Forecast> back =
                isUndone() ? Optional.of(script(Timing::undone).at(rows, calibration)) : Optional.empty();
        return new Outlook(facts.measure().toString(), rows, assumed(), forward, back);
    }

    private List<String> assumed() {
        return facts.target().touched().entrySet().stream()
                .filter(touched -> touched.getValue().source() == Volume.Source.ASSUMED)
                .map(Map.Entry::getKey)
                .map(TableName::toString)
                .toList();
    }

    private boolean isUndone() {
        return facts.counts().stream()
                .flatMap(count -> count.timings().stream())
                .allMatch(timing -> timing.undone()
                        .filter(StepOutcome.Applied.class::isInstance)
                        .isPresent());
    }

    private Script script(Function<Timing, Optional<StepOutcome>> which) {
        List<List<StepOutcome>> counts = facts.counts().stream()
                .map(count -> count.timings().stream()
                        .flatMap(timing -> which.apply(timing).stream())
                        .toList())
                .toList();
        StepOutcome last = counts.get(counts.size() - 1).get(0);
        Optional<Scarce> scarce = facts.counts()
                .get(facts.counts().size() - 1)
                .scarce()
                .flatMap(run -> which.apply(run.timing())
                        .filter(outcome -> isLike(last, outcome))
                        .map(outcome -> new Scarce(run.memory(), outcome)));
        boolean alike = counts.stream().flatMap(List::stream).allMatch(run -> isLike(last, run));
        List<Measured> measured = new ArrayList<>();
        if (alike && !last.statements().isEmpty()) {
            for (int i = 0; i < last.statements().size(); i++) {
                int index = i;
                measured.add(part(counts, scarce, i, run -> run.statements().get(index)));
            }
        } else {
            measured.add(part(counts, scarce, last.statements().size(), Outlooks::whole));
        }
        measured.add(part(counts, scarce, last.statements().size(), Outlooks::commit));
        return new Script(measured);
    }

    private static boolean isLike(StepOutcome one, StepOutcome other) {
        return other instanceof StepOutcome.Applied
                && one.statements().size() == other.statements().size();
    }

    private Measured part(
            List<List<StepOutcome>> counts,
            Optional<Scarce> scarce,
            int index,
            Function<StepOutcome, StatementRun> which) {
        StepOutcome last = counts.get(counts.size() - 1).get(0);
        return new Measured(
                which.apply(last).line(),
                which.apply(last).command().strip(),
                WriteLocks.isHeld(last, tables, index),
                points(counts, which),
                scarce.map(run -> run.of(which.apply(run.outcome()))));
    }

    /** Of a script in Java, or one whose statements are others each time, only the whole is known. */
    private static StatementRun whole(StepOutcome outcome) {
        return new StatementRun("", 0, outcome.duration(), List.of(), outcome.work());
    }

    private static StatementRun commit(StepOutcome outcome) {
        return ((StepOutcome.Applied) outcome).commit();
    }

    private List<Point> points(List<List<StepOutcome>> counts, Function<StepOutcome, StatementRun> which) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            List<StatementRun> runs = counts.get(i).stream().map(which).toList();
            points.add(new Point(
                    facts.counts().get(i).rows(),
                    runs.stream().map(run -> seconds(run.duration())).toList(),
                    runs.get(0).work()));
        }
        return points;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** A run with less memory than usual. */
    private record Scarce(double memory, StepOutcome outcome) {
        ScarceMemory of(StatementRun statement) {
            return new ScarceMemory(
                    memory, seconds(statement.duration()), statement.work().temporaryBytes());
        }
    }
}
