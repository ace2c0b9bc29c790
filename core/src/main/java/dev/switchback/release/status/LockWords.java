// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import dev.switchback.forecast.Amounts;
import dev.switchback.release.SessionWords;
import java.time.Duration;

/** Says who waits for a lock, and who holds it. */
final class LockWords {

    private LockWords() {}

    static String waiter(LockWait wait) {
        return SessionWords.who(wait.waiter()) + " has waited " + time(wait.waits()) + " for " + wait.lock()
                + SessionWords.ran(wait.waiter());
    }

    static String blocker(Session session) {
        return SessionWords.all(session, LockWords::time);
    }

    static String time(Duration duration) {
        return Amounts.seconds(Math.max(1, duration.toSeconds()));
    }
}
