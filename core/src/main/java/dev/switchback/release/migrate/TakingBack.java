// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LockPatience;
import dev.switchback.flyway.RunRequest.Limits;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Undo;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.settings.Settings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes back what a release has applied, the newest first, by undo scripts: everything, or nothing. */
final class TakingBack {

    private final Target target;
    private final Consumer<String> out;

    TakingBack(Target target, Consumer<String> out) {
        this.target = target;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param isComplete whether everything was taken back
     * @param words      what a person must know of it
     */
    record Result(boolean isComplete, String words) {}

    Result run(List<Applied> applied) {
        List<Migration> migrations = new ArrayList<>();
        for (int i = applied.size() - 1; i >= 0; i--) {
            LiveScript script = applied.get(i).script();
            Optional<Migration> undoable = target.migration(script)
                    .filter(migration -> migration.undo().isPresent())
                    .filter(migration -> !migration.isRepeatable());
            if (undoable.isEmpty()) {
                return new Result(
                        false,
                        "Nothing was taken back (switchback.onFailure=undo): " + script.name()
                                + " has no undo script.");
            }
            migrations.add(undoable.orElseThrow());
        }
        return undo(migrations);
    }

    private Result undo(List<Migration> migrations) {
        List<String> done = new ArrayList<>();
        for (Migration migration : migrations) {
            out.accept("Takes " + migration.name() + " back.");
            Optional<String> problem = undo(migration);
            if (problem.isPresent()) {
                return new Result(
                        false,
                        "Taken back (switchback.onFailure=undo): " + (done.isEmpty() ? "none" : String.join(", ", done))
                                + "; then "
                                + migration.undo().orElseThrow().script().fileName() + " failed: "
                                + target.safe(problem.orElseThrow()));
            }
            done.add(migration.name());
        }
        return new Result(
                true,
                "Taken back by undo scripts (switchback.onFailure=undo): " + String.join(", ", done) + "; "
                        + target.name() + " is at the version that it had before.");
    }

    /** Returns why it failed; empty if it did not. */
    private Optional<String> undo(Migration migration) {
        Settings settings = target.live().settings();
        Undo undo = new Undo(
                target.flyway(),
                target.live().database(),
                target.engine().probes(),
                new Limits(settings.hangLimit(), settings.scriptLimit()),
                new LockPatience(
                        target.engine().releaseProbes().lockTimeouts(),
                        target.settings().lockTimeout(),
                        target.settings().lockRetries(),
                        target.pace()::before,
                        out));
        try {
            StepOutcome outcome = undo.run(migration);
            if (outcome instanceof StepOutcome.Failed failed) {
                return Optional.of(failed.failure().message());
            }
            return outcome instanceof StepOutcome.Hung hung
                    ? Optional.of(hung.diagnosis().what())
                    : Optional.empty();
        } catch (SQLException | HistoryProblem e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
