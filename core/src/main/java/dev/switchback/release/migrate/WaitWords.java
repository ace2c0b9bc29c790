// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Says who waits for whom. */
final class WaitWords {

    private static final int SHOWN = 80;

    private WaitWords() {}

    /** What the migration waits for. */
    static String waits(LockWait wait) {
        return "waits " + time(wait.waits()) + " for " + wait.lock() + ", held by " + holders(wait.blockers());
    }

    /** Who holds it. */
    static String holders(List<Session> blockers) {
        return blockers.isEmpty()
                ? "a session that the server does not name to this account"
                : blockers.stream().map(WaitWords::holder).collect(Collectors.joining(" and "));
    }

    private static String holder(Session session) {
        return session.id() == 0
                ? session.state()
                : who(session) + ", " + session.state() + " for " + time(session.since())
                        + (session.statement().isBlank() ? "" : ": " + shown(session.statement()));
    }

    /** Who waits for the migration. */
    static String blocked(List<LockWait> others) {
        LockWait longest = others.get(0);
        String count = others.size() == 1 ? "1 session waits" : others.size() + " sessions wait";
        return count + " for this migration, the longest for " + time(longest.waits()) + ": " + who(longest.waiter())
                + ": " + shown(longest.waiter().statement());
    }

    private static String who(Session session) {
        String application = session.application().isBlank() ? "" : ", " + session.application();
        return "session " + session.id() + " (" + session.user() + application + ")";
    }

    /** Returns a duration as people say it: {@code 0.4 s}, {@code 7 s}, {@code 12 min}, {@code 3 h 5 min}. */
    static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Returns the beginning of a statement, in one line. */
    static String shown(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** Returns what of a line stays the same while time goes on. */
    static String withoutNumbers(String line) {
        return line.replaceAll("\\b\\d+ (ms|s|min|h)\\b", "");
    }
}
