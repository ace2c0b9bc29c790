// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.database.Observer;
import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.release.watch.WaitWords;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Applies what is pending, and tries again what did not get its lock. */
final class Applying {

    private final Target target;
    private final Observer observer;
    private final DeploymentLog log;
    private final List<LiveScript> pending;
    private final Consumer<String> out;
    private final List<Applied> applied = new ArrayList<>();
    private final Map<LiveScript, Integer> retries = new HashMap<>();
    private boolean leftSomething;

    Applying(Target target, Observer observer, DeploymentLog log, List<LiveScript> pending, Consumer<String> out) {
        this.target = target;
        this.observer = observer;
        this.log = log;
        this.pending = List.copyOf(pending);
        this.out = out;
    }

    /** Returns what has been applied so far. */
    List<Applied> applied() {
        return List.copyOf(applied);
    }

    /** Says whether a part of a migration that failed may be there. */
    boolean hasLeftSomething() {
        return leftSomething;
    }

    /**
     * Applies everything.
     *
     * @throws LiveProblem if a migration fails; the message tells what state the database is in, and the ways out of it
     */
    void run() throws LiveProblem {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = attempt();
        }
    }

    /** Returns whether to try again. */
    private boolean attempt() throws LiveProblem {
        Attempt attempt = new Attempt(target, observer, log, out);
        Attempt.Outcome outcome = attempt.run();
        outcome.done().forEach(this::add);
        if (outcome.failed().isEmpty()) {
            log.applied(applied);
            return false;
        }
        FailedScript failed = outcome.failed().orElseThrow();
        Optional<LiveState> state = state();
        applied.removeIf(done ->
                state.filter(now -> now.pending().contains(done.script())).isPresent());
        if (isAppliedAfterAll(failed, state)) {
            add(new Attempt.Done(failed.script().orElseThrow(), attempt.lastDuration()));
        } else if (triesAgain(failed)) {
            return true;
        }
        FailureWords words = new FailureWords(target, failed, applied(), pending, state, retriesOf(failed));
        leftSomething = words.mayHaveLeftSomething();
        if (leftSomething && !words.isNoted()) {
            log.lost(applied);
        } else {
            log.applied(applied);
        }
        throw new LiveProblem(target.safe(words.words()));
    }

    private void add(Attempt.Done done) {
        applied.add(new Applied(done.script(), done.duration(), retries.getOrDefault(done.script(), 0)));
    }

    private int retriesOf(FailedScript failed) {
        return failed.script().map(script -> retries.getOrDefault(script, 0)).orElse(0);
    }

    /** Empty if it cannot be read, since the server is gone for instance. */
    private Optional<LiveState> state() {
        try {
            return Optional.of(LiveState.read(target.flyway(), target.live().database()));
        } catch (SQLException | HistoryProblem e) {
            out.accept("  The history cannot be read now: " + target.safe(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Flyway may stumble behind a migration: over the next script, which it reads before it says that it begins. */
    private boolean isAppliedAfterAll(FailedScript failed, Optional<LiveState> state) {
        return failed.script().isPresent()
                && state.filter(now -> !now.pending().contains(failed.script().orElseThrow())
                                && now.objections().stream().noneMatch(o -> o.kind() == LiveState.Kind.FAILED))
                        .isPresent();
    }

    private boolean triesAgain(FailedScript failed) throws LiveProblem {
        if (!failed.mayRunAgain(target.engine().releaseProbes().lockTimeouts())) {
            return false;
        }
        LiveScript script = failed.script().orElseThrow();
        forget(script);
        if (retriesOf(failed) >= target.settings().lockRetries()) {
            return false;
        }
        int attempt = retries.merge(script, 1, Integer::sum);
        Duration pause = target.pace().before(attempt);
        out.accept("  " + script.name() + " did not get its lock within "
                + WaitWords.time(target.settings().lockTimeout()) + " and has left nothing; next attempt in "
                + WaitWords.time(pause) + " (" + attempt + " of "
                + target.settings().lockRetries() + ").");
        sleep(pause);
        return true;
    }

    private void forget(LiveScript script) throws LiveProblem {
        try {
            LiveState.forgetFailure(target.flyway(), target.live().database(), script);
        } catch (HistoryProblem e) {
            throw new LiveProblem(target.safe(String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    target.live().database(),
                    script.name()
                            + " did not get its lock, and Flyway's note of that cannot be taken out of the history",
                    e,
                    "Nothing is left of the migration. Run Flyway's repair, then the same command again.");
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two attempts", e);
        }
    }
}
