// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import dev.switchback.database.Database;
import dev.switchback.engine.Dialect;
import dev.switchback.flyway.Diagnosis;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.release.undo.UndoPlan.Step;
import dev.switchback.release.watch.WatchedUndo;
import java.util.stream.Collectors;

/** What is told when an undo script does not come to its end: why, what is left of it, and what to do. */
final class UndoFailure {

    private UndoFailure() {}

    static String words(Step step, WatchedUndo.Result result, Dialect dialect, Database database) {
        StepOutcome outcome = result.outcome();
        return database.safe(
                        why(step, outcome) + result.lock().map("\n  "::concat).orElse(""))
                + "\n  " + left(step, outcome, dialect) + "\n  "
                + remedy(outcome, dialect);
    }

    private static String why(Step step, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Failed failed) {
            Failure failure = failed.failure();
            String line = failure.line() == 0 ? "" : ", line " + failure.line();
            return step.script() + line + " fails: " + failure.message();
        }
        Diagnosis diagnosis = ((StepOutcome.Hung) outcome).diagnosis();
        String line = diagnosis.line() == 0 ? "" : ", line " + diagnosis.line();
        return step.script() + line + " was ended: " + diagnosis.what() + " " + diagnosis.remedy();
    }

    private static String left(Step step, StepOutcome outcome, Dialect dialect) {
        String version = step.applied().words();
        if (outcome.statements().isEmpty()) {
            return "No statement of it has taken effect; version " + version + " is applied as before.";
        }
        if (!outcome.mayHaveLeft(dialect)) {
            return "It was rolled back; version " + version + " is applied as before.";
        }
        String lines = outcome.statements().stream()
                .map(StatementRun::line)
                .map(line -> line == 0 ? "?" : line.toString())
                .collect(Collectors.joining(", "));
        return "What ran before that is not rolled back: the statements of lines " + lines
                + ". The history still has version " + version + ", of which parts are gone now.";
    }

    private static String remedy(StepOutcome outcome, Dialect dialect) {
        return outcome.mayHaveLeft(dialect)
                ? "Either take back by hand what it has done, or leave in the script only what it has not done; then undo again."
                        + " Or restore the backup from before. mvn switchback:status tells how the schema stands."
                : "Mend the cause and undo again.";
    }
}
