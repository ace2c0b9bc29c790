// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.release.watch.WatchedUndo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes back what a release has applied, the newest first, by undo scripts: everything, or nothing. */
final class TakingBack {

    private final Target target;
    private final Consumer<String> out;
    private final WatchedUndo undo;

    TakingBack(Target target, Consumer<String> out) {
        this.target = target;
        this.out = out;
        this.undo = new WatchedUndo(
                target.live(), target.flyway(), target.settings(), target.forecasts(), target.pace(), out);
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
        try {
            WatchedUndo.Result result = undo.run(migration);
            StepOutcome outcome = result.outcome();
            if (outcome instanceof StepOutcome.Failed failed) {
                return Optional.of(failed.failure().message()
                        + result.lock().map(lock -> ". " + lock).orElse(""));
            }
            return outcome instanceof StepOutcome.Hung hung
                    ? Optional.of(hung.diagnosis().what())
                    : Optional.empty();
        } catch (SQLException | HistoryProblem e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
