// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.LockTimeouts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * How long the statements of a script wait for a lock on a database that is in use, and how often the script runs again that did
 * not get one and has left nothing.
 *
 * @param timeouts what the product offers for it
 * @param limit    how long a statement waits
 * @param retries  how often the script runs again at most
 * @param pause    how long before a further attempt, counted from 1
 * @param out      hears of each further attempt
 */
public record LockPatience(
        LockTimeouts timeouts, Duration limit, int retries, IntFunction<Duration> pause, Consumer<String> out) {

    /** Says whether a script may run again that failed so. */
    boolean allowsAnother(StepOutcome.Failed outcome, SQLException refusal, int attempt) {
        String failed = String.valueOf(outcome.failure().statement());
        boolean leavesNothing = timeouts.leavesNothing(
                outcome.inTransaction() && !outcome.committedByItself(),
                outcome.statements().stream().map(StatementRun::command).toList(),
                failed.substring(StatementLines.leadingComments(failed).length()));
        return attempt <= retries && timeouts.isLockFailure(refusal) && leavesNothing;
    }

    /** Tells of a further attempt, and waits for it. */
    void await(String script, int attempt) {
        Duration wait = pause.apply(attempt);
        out.accept("  " + script + " did not get its lock within " + limit.toMillis() / 1e3 + " s and has left nothing;"
                + " next attempt in " + wait.toMillis() / 1e3 + " s (" + attempt + " of " + retries + ").");
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two attempts", e);
        }
    }
}
