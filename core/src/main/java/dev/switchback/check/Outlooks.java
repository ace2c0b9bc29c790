// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

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
import dev.switchback.migration.Migration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns what was measured of a migration into what it will take in production. Pure. */
final class Outlooks {

    /** With a single count there is no telling whether anything grows. */
    private static final int LEAST_COUNTS = 2;

    private Outlooks() {}

    /** Returns the outlook; empty if too little was measured to say anything of other volumes. */
    static Optional<Outlook> of(Migration migration, VolumeFacts facts, VolumeTerms terms) {
        boolean reached = facts.counts().stream()
                .anyMatch(count -> count.rows() >= facts.target().rows());
        if (facts.counts().isEmpty() || facts.counts().size() < LEAST_COUNTS && !reached) {
            return Optional.empty();
        }
        long rows = facts.target().rows();
        Forecast forward =
                script(facts, timing -> Optional.of(timing.applied())).at(rows, terms.calibration());
        boolean undone = facts.counts().stream()
                .allMatch(count -> count.timings().stream()
                        .allMatch(timing -> timing.undone()
                                .filter(StepOutcome.Applied.class::isInstance)
                                .isPresent()));
        Optional<Forecast> back =
                undone ? Optional.of(script(facts, Timing::undone).at(rows, terms.calibration())) : Optional.empty();
        return Optional.of(
                new Outlook(facts.measure().toString(), rows, facts.target().isAssumed(), forward, back));
    }

    private static Script script(VolumeFacts facts, Function<Timing, Optional<StepOutcome>> which) {
        List<List<Run>> counts = facts.counts().stream()
                .map(count -> count.timings().stream()
                        .flatMap(timing -> which.apply(timing).stream())
                        .map(Run::new)
                        .toList())
                .toList();
        boolean alike = counts.stream()
                        .flatMap(List::stream)
                        .map(run -> run.statements().size())
                        .distinct()
                        .count()
                == 1;
        Optional<Scarce> scarce = facts.counts()
                .get(facts.counts().size() - 1)
                .scarce()
                .flatMap(run -> which.apply(run.timing()).map(outcome -> new Scarce(run.memory(), new Run(outcome))));
        return alike ? byStatement(facts, counts, scarce) : new Script(List.of(whole(facts, counts, scarce)));
    }

    private static Script byStatement(VolumeFacts facts, List<List<Run>> counts, Optional<Scarce> scarce) {
        Run last = counts.get(counts.size() - 1).get(0);
        List<Measured> statements = new ArrayList<>();
        for (int i = 0; i < last.statements().size(); i++) {
            int index = i;
            StatementRun statement = last.statements().get(i);
            statements.add(new Measured(
                    statement.line(),
                    statement.command().strip(),
                    WriteLocks.isHeld(last.outcome(), facts.target().touched().keySet(), index),
                    points(facts, counts, run -> run.statements().get(index)),
                    scarce.filter(run -> run.run().statements().size()
                                    == last.statements().size())
                            .map(run -> run.of(run.run().statements().get(index)))));
        }
        return new Script(statements);
    }

    /** Of a script in Java, or one whose statements are others each time, only the whole is known. */
    private static Measured whole(VolumeFacts facts, List<List<Run>> counts, Optional<Scarce> scarce) {
        return new Measured(
                0,
                "",
                false,
                points(facts, counts, Run::whole),
                scarce.map(run -> run.of(run.run().whole())));
    }

    private static List<Point> points(VolumeFacts facts, List<List<Run>> counts, Function<Run, StatementRun> part) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            List<StatementRun> runs = counts.get(i).stream().map(part).toList();
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

    /** One run of a script. */
    private record Run(StepOutcome outcome) {
        /** The statements, and the commit after them. */
        List<StatementRun> statements() {
            return outcome instanceof StepOutcome.Applied applied
                    ? Stream.concat(applied.statements().stream(), Stream.of(applied.commit()))
                            .toList()
                    : outcome.statements();
        }

        StatementRun whole() {
            return new StatementRun("", 0, outcome.duration(), List.of());
        }
    }

    /** A run with less memory than usual. */
    private record Scarce(double memory, Run run) {
        ScarceMemory of(StatementRun statement) {
            return new ScarceMemory(
                    memory, seconds(statement.duration()), statement.work().temporaryBytes());
        }
    }
}
