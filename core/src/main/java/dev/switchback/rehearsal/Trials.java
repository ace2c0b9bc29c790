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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out the trials of a plan, each once, and remembers what came of them. */
final class Trials {

    private final Plan plan;
    private final Lab lab;
    private final Secrets secrets;
    private final Stopwatch stopwatch;
    private final RehearsalListener listener;
    private final Map<Trial, CheckResult> results = new LinkedHashMap<>();
    private final Set<Migration> brokenOff = new LinkedHashSet<>();
    private int furthest;

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
        requireNotPassed(planned);
        listener.begins(migration.name(), id, () -> stopwatch.current().doing());
        long start = System.nanoTime();
        Judgement judgement = secrets.hide(judge(planned, Checks.find(id).orElseThrow()));
        CheckResult result = new CheckResult(
                migration.name(),
                id,
                judgement.verdict(),
                judgement.findings(),
                judgement.outlook(),
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

    private void requireNotPassed(PlannedMigration planned) {
        int place = plan.migrations().indexOf(planned);
        if (place < furthest) {
            throw new IllegalArgumentException(
                    planned.migration().name() + " lies behind: trials run in the plan's order");
        }
        furthest = place;
    }

    /**
     * Judges; what nobody foresaw ends the trials of this migration and not the run, whose other results would be lost with it.
     *
     * <p>The lab goes on only from a database that was not in use then, and otherwise says why it does not.
     */
    private Judgement judge(PlannedMigration planned, Check check) {
        if (brokenOff.contains(planned.migration())) {
            return Judgement.inconclusive("Switchback failed on this migration before, see the check that failed");
        }
        try {
            return look(planned, check);
        } catch (SQLException e) {
            return Judgement.inconclusive("could not be looked at: " + e.getMessage());
        } catch (RuntimeException e) { // whatever it is, it is reported as a failure, with its stack trace
            brokenOff.add(planned.migration());
            return OwnFailure.of(planned.migration(), e);
        }
    }

    private Judgement look(PlannedMigration planned, Check check) throws SQLException {
        Arrival arrival = lab.at(planned.migration(), needsRows(planned));
        return arrival instanceof Arrival.At at
                ? check.on(at.stage())
                : Judgement.inconclusive(((Arrival.Blocked) arrival).reason());
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

    /** Returns the migrations on which Switchback itself failed. */
    List<Migration> brokenOff() {
        return List.copyOf(brokenOff);
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
