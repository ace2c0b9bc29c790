// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.engine.ActivityProbe;
import dev.switchback.engine.LockTimeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * One {@code migrate} of Flyway on a live database, on a thread of its own, with all that the user has set.
 *
 * <p>It runs from one migration to the next without a stop: the caller sees what happens, and can end it.
 */
public final class LiveRun implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    /** How long a migration waits until somebody has written down that it begins: he may wait for what its transaction has. */
    private static final Duration WRITING = Duration.ofSeconds(10);

    private final BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>();
    private final RunSessions sessions;
    private final ActivityProbe activity;
    private final Thread thread;
    private final Semaphore turn = new Semaphore(0);
    private volatile boolean isOver;

    private LiveRun(
            FlywaySettings settings, Database database, ActivityProbe activity, LockTimeouts locks, Duration limit) {
        this.activity = activity;
        this.sessions = new RunSessions(database, null, activity);
        Flyway flyway = UserCallbacks.keptBeside(
                Configurations.live(settings, sessions.source()).load(), new LiveCallback(locks, limit, this::tell));
        this.thread = new Thread(() -> migrate(flyway), "switchback migrates");
        thread.setDaemon(true);
        thread.setContextClassLoader(settings.classLoader());
    }

    /**
     * Starts it.
     *
     * @param limit how long a statement may wait for a lock
     */
    public static LiveRun start(
            FlywaySettings settings, Database database, ActivityProbe activity, LockTimeouts locks, Duration limit) {
        LiveRun run = new LiveRun(settings, database, activity, locks, limit);
        run.thread.start();
        return run;
    }

    /** A migration begins when that is written down: what a process that is killed leaves is to be true. */
    private void tell(LiveEvent event) {
        events.add(event);
        if (event instanceof LiveEvent.Began) {
            awaitTurn();
        }
    }

    private void awaitTurn() {
        try {
            boolean hasTurn = turn.tryAcquire(WRITING.toMillis(), TimeUnit.MILLISECONDS);
            if (hasTurn && isOver) {
                throw new FlywayException("nobody looks after the run any more; the migration is not begun");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlywayException("the run was ended; the migration is not begun", e);
        }
    }

    /** Lets the migration begin that was announced by the last {@link LiveEvent.Began}. */
    public void letBegin() {
        turn.release();
    }

    /** Whatever Flyway or a user's Java migration throws is the caller's to report. */
    private void migrate(Flyway flyway) {
        try {
            flyway.migrate();
            events.add(new LiveEvent.Ended(Optional.empty(), Optional.empty()));
        } catch (RuntimeException | Error e) {
            events.add(new LiveEvent.Ended(Optional.of(Failures.of(e, null)), Failures.fromServer(e)));
        }
    }

    /** Returns what happens next, or {@code null} if nothing does for so long. */
    public @Nullable LiveEvent next(Duration patience) {
        try {
            return events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a migration was running", e);
        }
    }

    /** Returns the sessions on the server that belong to it. */
    public List<Long> sessions() {
        return sessions.sessions();
    }

    /** Cancels what its sessions are at; what runs in a transaction is then rolled back by Flyway. */
    public void cancel(Connection observer) throws SQLException {
        for (long session : sessions()) {
            activity.cancel(observer, session);
        }
    }

    /** Ends its sessions, so that it has no way to write anything more. */
    public void end(Connection observer) throws SQLException {
        sessions.end(observer);
        thread.interrupt();
    }

    /** Gives up on a server that does not answer: what its sessions do there is not known. */
    public void abandon() {
        sessions.abandon();
    }

    /** Closes what Flyway has not closed itself; a driver may wait for a statement that is at work before it closes its session. */
    @Override
    public void close() {
        isOver = true;
        turn.release();
        try {
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            sessions.abandon();
        }
        sessions.close();
    }
}
