// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.flyway.ReleaseLock;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.release.LiveRelease;
import dev.switchback.release.undo.UndoPlan.Step;
import dev.switchback.release.watch.Forecasts;
import dev.switchback.release.watch.Pace;
import dev.switchback.release.watch.WatchedUndo;
import dev.switchback.report.Text;
import dev.switchback.settings.GoalSettings;
import dev.switchback.settings.Settings;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes the newest versions of a live database back, one by one, each by its undo script. */
public final class UndoRelease {

    private final LiveRelease release;
    private final GoalSettings goal;
    private final Consumer<String> out;
    private final WatchedUndo watched;

    private UndoRelease(LiveRelease release, GoalSettings goal, Pace pace, Consumer<String> out) {
        this.release = release;
        this.goal = goal;
        this.out = out;
        this.watched = new WatchedUndo(
                release.live(),
                release.flyway(),
                goal.migrate(),
                Forecasts.read(release.live(), release.scripts()),
                pace,
                out);
    }

    /**
     * Takes back as many versions as the goal says.
     *
     * @param out takes what a person should know, line by line
     * @throws LiveProblem if it is refused, and nothing has been done; or if a script fails, and the message says what is left
     */
    public static void run(LiveDatabase live, ClassLoader classLoader, GoalSettings goal, Consumer<String> out)
            throws LiveProblem {
        run(live, classLoader, goal, Pace.DEFAULT, out);
    }

    static void run(LiveDatabase live, ClassLoader classLoader, GoalSettings goal, Pace pace, Consumer<String> out)
            throws LiveProblem {
        LiveRelease before = LiveRelease.read(live, classLoader);
        try (ReleaseLock lock = ReleaseLock.take(before.flyway(), live.database())) {
            // What is applied may have changed until nobody else could change it.
            LiveRelease now = LiveRelease.read(live, classLoader);
            new UndoRelease(now, goal, pace, line -> out.accept(Text.line(line))).run();
        } catch (HistoryProblem e) {
            throw new LiveProblem("Nothing was undone: " + live.database().safe(String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    "The connection to " + live.database() + " is lost",
                    e,
                    "mvn switchback:status says how the database stands.");
        }
    }

    private void run() throws LiveProblem {
        UndoPlan plan = UndoPlanner.plan(release.history(), release.scripts(), goal, proofs());
        confirm(plan);
        plan.notes().forEach(out);
        for (int i = 0; i < plan.steps().size(); i++) {
            undo(plan.steps().get(i), i);
        }
        out.accept(
                "The newest version is now " + plan.left()
                        + ". Flyway takes what was undone for pending: the application"
                        + " applies it again at its next start, unless that is an older release or flyway.target says otherwise.");
    }

    private Function<Migration, Proof> proofs() {
        Settings settings = release.live().settings();
        try {
            Optional<Evidence> evidence = Ledger.current(settings.evidenceDirectory(), settings.name());
            return evidence.map(document -> Proofs.of(
                            document, release.live().server(), release.scripts().migrations()))
                    .orElse(migration -> new Proof.Unknown("there is no evidence in " + settings.evidenceDirectory()));
        } catch (EvidenceProblem e) {
            return migration -> new Proof.Unknown(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private void confirm(UndoPlan plan) throws LiveProblem {
        String name = release.live().database().name();
        boolean confirmed = goal.confirmed().filter(name::equals).isPresent();
        if (goal.confirmed().isPresent() && !confirmed) {
            throw new LiveProblem("Nothing was undone: switchback.confirm names the database "
                    + goal.confirmed().orElseThrow() + ", and flyway.url leads to " + name + ".");
        }
        if (!plan.doubts().isEmpty() && !confirmed) {
            throw new LiveProblem("Nothing was undone, because this may lose data:"
                    + plan.doubts().stream().map(doubt -> "\n  - " + doubt).collect(Collectors.joining())
                    + "\n  Make a backup, then say that you mean it with -Dswitchback.confirm=" + name
                    + " (or rehearse first: mvn switchback:rehearse).");
        }
        plan.doubts().forEach(doubt -> out.accept("Confirmed: " + doubt));
    }

    private void undo(Step step, int done) throws LiveProblem {
        LiveDatabase live = release.live();
        out.accept("Takes version " + step.applied().words() + " back with " + step.script() + ".");
        WatchedUndo.Result result;
        try {
            result = watched.run(step.migration());
        } catch (HistoryProblem e) {
            throw new LiveProblem(before(done) + live.database().safe(String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    before(done) + "The undo of version " + step.applied().words() + " cannot be carried out",
                    e,
                    "mvn switchback:status says how the database stands.");
        }
        if (!(result.outcome() instanceof StepOutcome.Applied)) {
            throw new LiveProblem(
                    before(done) + UndoFailure.words(step, result, live.engine().dialect(), live.database()));
        }
        out.accept("  done in " + Text.seconds(result.outcome().duration()));
    }

    private static String before(int done) {
        return done == 0 ? "" : Text.count(done, "version") + " taken back; then: ";
    }
}
