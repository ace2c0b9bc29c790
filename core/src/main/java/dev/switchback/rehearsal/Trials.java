// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.check.Check;
import dev.switchback.check.Checks;
import dev.switchback.check.Judgement;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Verdict;
import dev.switchback.lab.Arrival;
import dev.switchback.lab.Lab;
import dev.switchback.lab.Stopwatch;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out the trials of a plan, each once, and remembers what came of them. */
final class Trials {

    private final Plan plan;
    private final Lab lab;
    private final Secrets secrets;
    private final Stopwatch stopwatch;
    private final RehearsalListener listener;
    private final Map<Trial, CheckResult> results = new LinkedHashMap<>();

    private record Trial(Migration migration, CheckId check) {}

    Trials(Plan plan, Lab lab, Secrets secrets, Stopwatch stopwatch, RehearsalListener listener) {
        this.plan = plan;
        this.lab = lab;
        this.secrets = secrets;
        this.stopwatch = stopwatch;
        this.listener = listener;
    }

    CheckResult run(Migration migration, CheckId id) {
        Trial trial = new Trial(migration, id);
        CheckResult known = results.get(trial);
        if (known != null) {
            return known;
        }
        PlannedMigration planned = planned(migration, id);
        listener.begins(migration.name(), id, () -> stopwatch.current().doing());
        long start = System.nanoTime();
        Judgement judgement = secrets.hide(judge(planned, Checks.find(id).orElseThrow()));
        CheckResult result = new CheckResult(
                migration.name(),
                id,
                judgement.verdict(),
                judgement.findings(),
                Duration.ofNanos(System.nanoTime() - start));
        results.put(trial, result);
        if (result.verdict() instanceof Verdict.Failed) {
            lab.keepIfAsked();
        }
        listener.judged(result, results.size(), total());
        return result;
    }

    private PlannedMigration planned(Migration migration, CheckId id) {
        return plan.migrations().stream()
                .filter(planned -> planned.migration().equals(migration)
                        && planned.checks().contains(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the plan: " + migration.name() + ": " + id));
    }

    private Judgement judge(PlannedMigration planned, Check check) {
        try {
            Arrival arrival = lab.at(planned.migration(), needsRows(planned));
            if (arrival instanceof Arrival.At at) {
                return check.on(at.stage());
            }
            return Judgement.inconclusive(((Arrival.Blocked) arrival).reason());
        } catch (SQLException e) {
            return Judgement.inconclusive("could not be looked at: " + e.getMessage());
        }
    }

    private static boolean needsRows(PlannedMigration planned) {
        return planned.checks().stream()
                .map(Checks::find)
                .flatMap(Optional::stream)
                .anyMatch(Check::needsRows);
    }

    /** Returns what was found so far, in the plan's order. */
    List<CheckResult> results() {
        List<CheckResult> ordered = new ArrayList<>();
        for (PlannedMigration planned : plan.judged()) {
            for (CheckId check : planned.checks()) {
                Optional.ofNullable(results.get(new Trial(planned.migration(), check)))
                        .ifPresent(ordered::add);
            }
        }
        return ordered;
    }

    boolean isComplete() {
        return results.size() == total();
    }

    private int total() {
        return plan.judged().stream()
                .mapToInt(planned -> planned.checks().size())
                .sum();
    }
}
