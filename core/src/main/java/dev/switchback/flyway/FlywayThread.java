// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** One uninterrupted {@code migrate} of Flyway on a thread of its own. */
final class FlywayThread {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Turnstile turnstile;
    private final RunSessions sessions;
    private final Thread thread;

    private FlywayThread(Flyway flyway, RunSessions sessions, Turnstile turnstile) {
        this.turnstile = turnstile;
        this.sessions = sessions;
        this.thread = new Thread(() -> migrate(flyway), "switchback runs Flyway");
        thread.setDaemon(true);
        thread.setContextClassLoader(flyway.getConfiguration().getClassLoader());
    }

    static FlywayThread start(Flyway flyway, RunSessions sessions, Turnstile turnstile) {
        FlywayThread run = new FlywayThread(flyway, sessions, turnstile);
        run.thread.start();
        return run;
    }

    /*
     * Whatever Flyway or a user's Java migration throws, linkage errors included, is the caller's to report: nothing may
     * end in this thread unseen.
     */
    private void migrate(Flyway flyway) {
        Throwable problem = null;
        try {
            flyway.migrate();
        } catch (RuntimeException | Error e) {
            problem = e;
        }
        turnstile.end(problem);
    }

    @Nullable
    Arrival next(Duration patience) {
        return turnstile.next(patience);
    }

    void letThrough(Recording recording) {
        turnstile.letThrough(recording);
    }

    RunSessions sessions() {
        return sessions;
    }

    /** Ends the run: first its sessions, so that Flyway has no way to write anything more, then its thread. */
    void end(Connection observer) throws SQLException {
        sessions.end(observer);
        stop();
    }

    /** Gives the run up without the server, which may not be there any more: what its sessions do there is not known. */
    void abandon() {
        sessions.abandon();
        stop();
    }

    private void stop() {
        turnstile.stop();
        thread.interrupt();
        try {
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
