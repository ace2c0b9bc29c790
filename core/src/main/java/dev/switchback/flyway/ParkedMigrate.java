// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.SessionActivity;
import dev.switchback.migration.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** One uninterrupted {@code migrate} of Flyway on a thread of its own, that waits before each script. */
final class ParkedMigrate {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final RunRequest request;
    private final Turnstile turnstile = new Turnstile();
    private final RunSessions sessions;
    private final Thread thread;

    private ParkedMigrate(RunRequest request, Migration first) throws SQLException {
        this.request = request;
        this.sessions = new RunSessions(
                request.database(), request.scratch(), request.probes().activity());
        Stepper stepper = new Stepper(turnstile, sessions, request.probes());
        Flyway flyway = new RunConfigurations(request, sessions, stepper).startingWith(first);
        this.thread = new Thread(() -> migrate(flyway), "switchback " + request.role());
        thread.setDaemon(true);
        thread.setContextClassLoader(request.settings().classLoader());
    }

    static ParkedMigrate startingWith(Migration first, RunRequest request) throws SQLException {
        ParkedMigrate run = new ParkedMigrate(request, first);
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

    boolean isOwn(long session) {
        return sessions.sessions().contains(session);
    }

    boolean isOurs(long session) {
        return sessions.isOurs(session);
    }

    List<SessionActivity> look(Connection observer) throws SQLException {
        return look(observer, sessions.sessions());
    }

    List<SessionActivity> look(Connection observer, Collection<Long> others) throws SQLException {
        return request.probes().activity().look(observer, others);
    }

    void cancel(Connection observer, long session) throws SQLException {
        request.probes().activity().cancel(observer, session);
    }

    /** Ends the run: first its sessions, so that Flyway has no way to write anything more, then its thread. */
    void end(Connection observer) throws SQLException {
        sessions.end(observer);
        turnstile.stop();
        thread.interrupt();
        try {
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
