// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.SessionActivity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one script from outside, and says when it will not come to an end.
 *
 * <p>A script that works is left alone, however long its statements take, up to the limit for a whole script. One that
 * waits for a lock without any change is hung after a while; after a short while if all who block it are sessions of its own
 * run that do nothing, since those wait for the script itself. Other runs of ours that wait for their next script are no
 * reason to hang: in production they would have ended, and with them what a script left locked in its session.
 */
final class HangWatch {

    private static final Duration SURE = Duration.ofSeconds(2);

    /** What comes before a script, Flyway's start or a look at a busy server, is none of its time, and has an end as well. */
    private static final Duration START = Duration.ofMinutes(1);

    private final RunSessions run;
    private final RunRequest.Limits limits;
    private final BooleanSupplier hasBegun;
    private boolean begun;
    private long beganAt = System.nanoTime();
    private @Nullable SessionActivity waiting;
    private long waitingSince;

    /**
     * @param hasBegun whether the script has
     */
    HangWatch(RunSessions run, RunRequest.Limits limits, BooleanSupplier hasBegun) {
        this.run = run;
        this.limits = limits;
        this.hasBegun = hasBegun;
    }

    /** Looks once; returns a diagnosis if the script is to be ended. */
    Optional<Diagnosis> look(Connection observer) throws SQLException {
        beginScript();
        List<SessionActivity> sessions = run.look(observer);
        SessionActivity now = waiting(sessions);
        if (now == null || !isSameWait(now)) {
            waitingSince = System.nanoTime();
        }
        waiting = now;
        if (since(beganAt).compareTo(limit()) > 0) {
            return Optional.of(tooLong(sessions));
        }
        if (now == null || since(waitingSince).compareTo(shorterLimit()) < 0) {
            return Optional.empty();
        }
        return waited(observer, now);
    }

    private void beginScript() {
        if (!begun && hasBegun.getAsBoolean()) {
            begun = true;
            beganAt = System.nanoTime();
        }
    }

    private Duration limit() {
        return begun || limits.script().compareTo(START) > 0 ? limits.script() : START;
    }

    /** While the script works, the session that looks at it may wait for its locks. */
    private @Nullable SessionActivity waiting(List<SessionActivity> sessions) {
        boolean works = sessions.stream()
                .filter(session -> !run.isOnlooker(session.session()))
                .anyMatch(session -> !session.isIdle() && !session.isWaitingForLock());
        return sessions.stream()
                .filter(SessionActivity::isWaitingForLock)
                .filter(session -> !works || !run.isOnlooker(session.session()))
                .findFirst()
                .orElse(null);
    }

    private boolean isSameWait(SessionActivity now) {
        return waiting != null
                && waiting.session() == now.session()
                && waiting.waitsFor().equals(now.waitsFor())
                && waiting.statement().equals(now.statement());
    }

    private Duration shorterLimit() {
        return SURE.compareTo(limits.hang()) < 0 ? SURE : limits.hang();
    }

    private Optional<Diagnosis> waited(Connection observer, SessionActivity waiter) throws SQLException {
        List<SessionActivity> blockers = run.look(observer, waiter.blockedBy());
        if (endedParked(observer, blockers)) {
            waiting = null;
            return Optional.empty();
        }
        boolean flywaysLock = !blockers.isEmpty()
                && blockers.stream().allMatch(blocker -> run.isOwn(blocker.session()) && blocker.isIdle());
        if (!flywaysLock && since(waitingSince).compareTo(limits.hang()) < 0) {
            return Optional.empty();
        }
        return Optional.of(flywaysLock ? Diagnoses.flywayLock(waiter, blockers) : Diagnoses.blocked(waiter, blockers));
    }

    /** Such a run notices at its next step, and begins anew. */
    private boolean endedParked(Connection observer, List<SessionActivity> blockers) throws SQLException {
        List<Long> parked = blockers.stream()
                .filter(SessionActivity::isIdle)
                .map(SessionActivity::session)
                .filter(run::isAnothers)
                .toList();
        if (!parked.isEmpty()) {
            run.terminate(observer, parked);
        }
        return !parked.isEmpty();
    }

    private Diagnosis tooLong(List<SessionActivity> sessions) {
        return Diagnoses.tooLong(sessions, limit(), begun);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
