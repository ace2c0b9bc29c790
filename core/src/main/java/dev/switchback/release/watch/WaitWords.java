// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import dev.switchback.release.SessionWords;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Says who waits for whom. */
public final class WaitWords {

    private WaitWords() {}

    /** What a script waits for. */
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

    /**
     * Says which lock a script did not get.
     *
     * @param limit    how long each attempt waited
     * @param attempts how often it was tried
     * @param waits    what it was last seen to wait for
     */
    public static String lock(Duration limit, int attempts, List<LockWait> waits) {
        String holder = waits.isEmpty()
                ? "; who held it was not seen"
                : "; " + waits.get(0).lock() + " was held by "
                        + holders(waits.get(0).blockers());
        return "It did not get its lock within " + time(limit) + (attempts == 1 ? "" : ", in " + attempts + " attempts")
                + holder + ".";
    }

    /** Who waits for a script of some kind. */
    static String blocked(List<LockWait> others, String kind) {
        LockWait longest = others.get(0);
        String count = others.size() == 1 ? "1 session waits" : others.size() + " sessions wait";
        return count + " for this " + kind + ", the longest for " + time(longest.waits()) + ": "
                + SessionWords.who(longest.waiter()) + SessionWords.ran(longest.waiter());
    }

    /** Returns a duration as people say it: {@code 0.4 s}, {@code 7 s}, {@code 12 min}, {@code 3 h 5 min}. */
    public static String time(Duration duration) {
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
