// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.database.Observer;
import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.watch.WaitWords;
import dev.switchback.report.Text;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything from the user's first command to the last, recorded; begun only when nothing stands in the way. */
final class Release {

    private final Target target;
    private final Observer observer;
    private final BackupBefore backup;
    private final DriftGuard drift;
    private final LiveState before;
    private final Consumer<String> out;
    private final UserHooks hooks;
    private final DeploymentLog log;
    private final Applying applying;
    private Optional<String> made = Optional.empty();

    Release(
            Target target,
            Observer observer,
            BackupBefore backup,
            DriftGuard drift,
            LiveState before,
            Consumer<String> out)
            throws LiveProblem {
        this.target = target;
        this.observer = observer;
        this.backup = backup;
        this.drift = drift;
        this.before = before;
        this.out = out;
        this.hooks = new UserHooks(target, out);
        this.log = DeploymentLog.begin(target, observer, before, out);
        this.applying = new Applying(target, observer, log, before.pending(), out);
    }

    void carryOut() throws LiveProblem {
        LiveState after;
        try {
            hooks.before();
            made = backup.make(before);
            made.ifPresent(log::backup);
            after = apply();
        } catch (LiveProblem e) {
            throw failed(e);
        } catch (SQLException e) {
            throw failed(LiveProblem.of(
                    target.live().database(),
                    "The connection to " + target.name() + " is lost",
                    e,
                    "mvn switchback:status tells how the database stands."));
        }
        log.end("succeeded", after.current().map(LiveScript::label), Optional.empty());
        summary(applying.applied(), after);
        hooks.after("succeeded");
    }

    private LiveState apply() throws LiveProblem, SQLException {
        RowGuard rows = RowGuard.begin(target, before.pending(), made.map(backup::place), log, out);
        Validation validation = Validation.begin(target, drift, rows, observer.connection());
        applying.run();
        LiveState after = validation.check(observer.connection());
        new HealthCheck(target, out).ask();
        return after;
    }

    /** What comes last is left out where the database is between two versions. */
    private LiveProblem failed(LiveProblem failure) {
        String words = String.valueOf(failure.getMessage());
        boolean unchanged = applying.applied().isEmpty() && !applying.hasLeftSomething();
        String outcome = unchanged ? "unchanged" : "failed";
        if (!unchanged) {
            WayBack.Result back = new WayBack(target, backup, log, out).go(applying, made);
            words += back.words();
            outcome = back.outcome();
        }
        log.end(outcome.equals("unchanged") ? "failed" : outcome, Optional.empty(), Optional.of(words));
        return new LiveProblem(words + last(outcome));
    }

    private String last(String outcome) {
        if (outcome.equals("failed")) {
            return hooks.notRun();
        }
        try {
            hooks.after(outcome);
            return "";
        } catch (LiveProblem e) {
            return "\n  " + e.getMessage();
        }
    }

    private void summary(List<Applied> applied, LiveState after) {
        for (Applied one : applied) {
            target.expected(one.script())
                    .forecast()
                    .ifPresent(words -> out.accept("  " + one.script().name() + " took "
                            + WaitWords.time(one.duration()) + ", " + words + "."));
        }
        Duration all = applied.stream().map(Applied::duration).reduce(Duration.ZERO, Duration::plus);
        out.accept(Text.count(applied.size(), "migration") + " applied in " + WaitWords.time(all) + "; " + target.name()
                + after.current()
                        .map(script -> " is at version " + script.label())
                        .orElse(" has no version")
                + ", and Flyway's validate is content.");
    }
}
