// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import dev.switchback.release.SessionWords;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Says who waits for whom. */
final class WaitWords {

    private WaitWords() {}

    /** What the migration waits for. */
    static String waits(LockWait wait) {
        return "waits " + time(wait.waits()) + " for " + wait.lock() + ", held by " + holders(wait.blockers());
    }

    /** Who holds it. */
    static String holders(List<Session> blockers) {
        return blockers.isEmpty()
                ? "a session that the server does not name to this account"
                : blockers.stream()
                        .map(blocker -> SessionWords.all(blocker, WaitWords::time))
                        .collect(Collectors.joining(" and "));
    }

    /** Who waits for the migration. */
    static String blocked(List<LockWait> others) {
        LockWait longest = others.get(0);
        String count = others.size() == 1 ? "1 session waits" : others.size() + " sessions wait";
        return count + " for this migration, the longest for " + time(longest.waits()) + ": "
                + SessionWords.who(longest.waiter()) + SessionWords.ran(longest.waiter());
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

    /** Returns what of a line stays the same while time goes on. */
    static String withoutNumbers(String line) {
        return line.replaceAll("\\b\\d+ (ms|s|min|h)\\b", "");
    }
}
