// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import dev.switchback.flyway.LiveEvent;
import dev.switchback.flyway.LockPatience;
import dev.switchback.flyway.UndoWatch;
import dev.switchback.migration.Migration;
import dev.switchback.release.SessionWords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An undo script at work: what it is at is heard on the thread that runs it, and told on the caller's. */
final class UndoAtWork implements AtWork, UndoWatch {

    private final Migration migration;
    private final Expected expected;
    private final Watch watch;
    private final UnaryOperator<String> safe;
    private final Consumer<String> out;
    private final Duration step;
    private final Queue<String> announced = new ConcurrentLinkedQueue<>();
    private volatile long beganAt = System.nanoTime();
    private volatile boolean hasBegun;
    private volatile boolean isFinished;
    private long lookedAt = System.nanoTime();
    private boolean blind;
    private int attempts;
    private @Nullable SQLException refusal;

    /**
     * @param step how often the server is asked how it goes
     */
    UndoAtWork(
            Migration migration,
            Expected expected,
            Watch watch,
            UnaryOperator<String> safe,
            Consumer<String> out,
            Duration step) {
        this.migration = migration;
        this.expected = expected;
        this.watch = watch;
        this.safe = safe;
        this.out = out;
        this.step = step;
    }

    @Override
    public void begin() {
        hasBegun = false;
        isFinished = false;
        announced.clear();
        watch.begin();
        attempts++;
        refusal = null;
    }

    @Override
    public void refused(SQLException said) {
        refusal = said;
    }

    /** Returns a sentence on the lock that it did not get; empty if it has not failed for that. */
    Optional<String> lock(LockPatience patience) {
        return Optional.ofNullable(refusal)
                .filter(patience.timeouts()::isLockFailure)
                .map(said -> WaitWords.lock(patience.limit(), attempts, watch.waits()));
    }

    @Override
    public void hear(LiveEvent event) {
        if (event instanceof LiveEvent.Began) {
            beganAt = System.nanoTime();
            hasBegun = true;
        } else if (event instanceof LiveEvent.Executes executes) {
            announced.add(executes.sql());
            if (executes.unlimited()) {
                out.accept("  waits for older transactions as long as they take, and keeps nobody out: "
                        + safe.apply(SessionWords.shown(executes.sql())));
            }
        } else if (event instanceof LiveEvent.Executed executed) {
            announced.poll();
            executed.warnings().forEach(warning -> out.accept("  the server says: " + safe.apply(warning)));
        } else if (event instanceof LiveEvent.Finished) {
            isFinished = true;
        }
    }

    /** What the account may not see does not end the script. */
    @Override
    public void look(Connection observer, List<Long> sessions) {
        if (Duration.ofNanos(System.nanoTime() - lookedAt).compareTo(step) < 0) {
            return;
        }
        lookedAt = System.nanoTime();
        try {
            watch.look(observer, sessions, hasBegun ? this : null);
            blind = false;
        } catch (SQLException e) {
            if (!blind) {
                out.accept("  The server does not tell how it goes: " + safe.apply(String.valueOf(e.getMessage())));
            }
            blind = true;
        }
    }

    @Override
    public String name() {
        return migration.undo().orElseThrow().script().fileName();
    }

    @Override
    public Expected expected() {
        return expected;
    }

    @Override
    public Duration duration() {
        return Duration.ofNanos(System.nanoTime() - beganAt);
    }

    @Override
    public String statement() {
        String now = announced.peek();
        return now == null ? "" : now;
    }

    @Override
    public boolean isFinished() {
        return isFinished;
    }
}
