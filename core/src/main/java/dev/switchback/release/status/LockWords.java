// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import dev.switchback.forecast.Amounts;
import java.time.Duration;

/** Says of sessions who they are, what they do and for how long. */
final class LockWords {

    private static final int SHOWN = 80;

    private LockWords() {}

    static String waiter(LockWait wait) {
        return "session " + who(wait.waiter()) + " has waited " + time(wait.waits()) + " for " + wait.lock() + ": "
                + shown(wait.waiter().statement());
    }

    static String blocker(Session session) {
        if (session.id() == 0) {
            return session.state();
        }
        return "session " + who(session) + ", " + session.state() + " for " + time(session.since())
                + (session.statement().isBlank() ? "" : ": " + shown(session.statement()));
    }

    private static String who(Session session) {
        String application = session.application().isBlank() ? "" : ", " + session.application();
        return session.id() + " (" + session.user() + application + ")";
    }

    static String time(Duration duration) {
        return Amounts.seconds(Math.max(1, duration.toSeconds()));
    }

    private static String shown(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
