// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import dev.switchback.flyway.Diagnosis;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.InUse;
import dev.switchback.flyway.LockPatience;
import dev.switchback.flyway.RunRequest;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Undo;
import dev.switchback.live.LiveDatabase;
import dev.switchback.migration.Migration;
import dev.switchback.settings.MigrateSettings;
import dev.switchback.settings.SecretValues;
import dev.switchback.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Takes versions of a live database back by their undo scripts, under the same watch as migrations.
 *
 * @param live      the database
 * @param flyway    the user's settings of Flyway, for its product
 * @param settings  how long scripts wait for locks
 * @param forecasts what scripts will take
 * @param pace      how often things are done
 * @param out       takes what a person should know, line by line
 */
public record WatchedUndo(
        LiveDatabase live,
        FlywaySettings flyway,
        MigrateSettings settings,
        Forecasts forecasts,
        Pace pace,
        Consumer<String> out) {

    /**
     * What came of it.
     *
     * @param lock a sentence on the lock that it did not get; empty if it has not failed for that
     */
    public record Result(StepOutcome outcome, Optional<String> lock) {}

    /**
     * Takes one version back.
     *
     * @throws dev.switchback.migration.HistoryProblem if it is not the newest, or has no undo script; nothing has been done then
     */
    public Result run(Migration migration) throws SQLException {
        Settings project = live.settings();
        Expected expected = forecasts.back(migration, project.volume().measure().limits());
        UndoAtWork atWork = new UndoAtWork(migration, expected, watch(), safe(), out, pace.look());
        Undo undo = new Undo(
                flyway,
                live.database(),
                live.engine().probes(),
                new RunRequest.Limits(project.hangLimit(), expected.limits().failure()),
                new InUse(patience(), atWork));
        StepOutcome outcome = inWordsOf(undo.run(migration), expected.limits().failure());
        return new Result(outcome, atWork.lock(patience()));
    }

    private LockPatience patience() {
        return new LockPatience(
                live.engine().releaseProbes().lockTimeouts(),
                settings.lockTimeout(),
                settings.lockRetries(),
                pace::before,
                out);
    }

    private Watch watch() {
        return new Watch(live.engine(), pace.tell(), "undo", safe(), out);
    }

    private UnaryOperator<String> safe() {
        SecretValues secrets = SecretValues.of(live.settings().flyway());
        return text -> secrets.hide(live.database().safe(text));
    }

    /** What limits a script of a rehearsal is another setting. */
    private static StepOutcome inWordsOf(StepOutcome outcome, Duration limit) {
        if (!(outcome instanceof StepOutcome.Hung hung) || hung.diagnosis().cause() != Diagnosis.Cause.TOO_LONG) {
            return outcome;
        }
        return hung.because(
                "it had taken more than " + WaitWords.time(limit) + ".",
                "If it must take so long, raise switchback.limit.failure, or state a budget in the migration's header.");
    }
}
