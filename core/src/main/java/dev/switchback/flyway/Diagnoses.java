// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.SessionActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts into words why a script did not come to an end. */
final class Diagnoses {

    private Diagnoses() {}

    static Diagnosis flywayLock(SessionActivity waiter, List<SessionActivity> blockers) {
        return Diagnosis.of(
                Diagnosis.Cause.FLYWAY_LOCK,
                "the statement waits for " + waiter.waitsFor() + ", which is Flyway's own: Flyway holds it open for its"
                        + " lock until the script is through, so neither can ever go on (" + who(blockers) + ")",
                "Set flyway.postgresql.transactional.lock=false, so that Flyway locks without a transaction; if the"
                        + " script mixes such a statement with others, give it a file of its own, or a configuration"
                        + " file <script>.sql.conf with executeInTransaction=false.",
                waiter.statement(),
                together(waiter, blockers));
    }

    static Diagnosis blocked(SessionActivity waiter, List<SessionActivity> blockers) {
        return Diagnosis.of(
                Diagnosis.Cause.OTHER_SESSION,
                "the statement waits for " + waiter.waitsFor() + ", held by " + who(blockers),
                "Find out what opens that session and leaves its transaction open: a connection of the script's own"
                        + " (dblink, a Java migration with a second connection), or somebody else on this database.",
                waiter.statement(),
                together(waiter, blockers));
    }

    static Diagnosis tooLong(List<SessionActivity> sessions, Duration limit, boolean begun) {
        String running = sessions.stream()
                .filter(session -> !session.isIdle())
                .map(SessionActivity::statement)
                .findFirst()
                .orElse("");
        return Diagnosis.of(
                Diagnosis.Cause.TOO_LONG,
                "the script had not " + (begun ? "ended" : "begun") + " after " + limit.toSeconds() + " s"
                        + (running.isEmpty() ? "; no statement of it was running on the server" : ""),
                "Look for a loop without an end or a join without a condition; if it must take so long, raise the limit for"
                        + " one script with switchback.scriptLimit.",
                running,
                sessions);
    }

    private static String who(List<SessionActivity> blockers) {
        return blockers.isEmpty()
                ? "a session that was gone when looked at"
                : blockers.stream().map(Diagnoses::one).collect(Collectors.joining(", "));
    }

    private static String one(SessionActivity blocker) {
        String statement = blocker.statement().strip().replaceAll("\\s+", " ");
        String shown = statement.length() > 120 ? statement.substring(0, 120) + "…" : statement;
        return "session " + blocker.session() + ", " + blocker.state() + ", last statement: " + shown;
    }

    private static List<SessionActivity> together(SessionActivity waiter, List<SessionActivity> blockers) {
        List<SessionActivity> all = new ArrayList<>(List.of(waiter));
        all.addAll(blockers);
        return all;
    }
}
