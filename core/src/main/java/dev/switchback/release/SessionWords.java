// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release;

import dev.switchback.engine.LockWait.Session;
import java.time.Duration;
import java.util.function.Function;

/** Says of a session on a live database who it is, and what it does. */
public final class SessionWords {

    private static final int SHOWN = 80;

    private SessionWords() {}

    /** Returns who it is: {@code session 12 (shop, reports)}. */
    public static String who(Session session) {
        String application = session.application().isBlank() ? "" : ", " + session.application();
        return "session " + session.id() + " (" + session.user() + application + ")";
    }

    /**
     * Returns who it is, what it does, and for how long; of a transaction without a session, what that is.
     *
     * @param time puts a duration into words
     */
    public static String all(Session session, Function<Duration, String> time) {
        return session.id() == 0
                ? session.state()
                : who(session) + ", " + session.state() + " for " + time.apply(session.since()) + ran(session);
    }

    /**
     * Returns the beginning of what it runs, or ran last, after a colon; nothing where the server does not tell: of an older or foreign
     * session without the privilege, and of one that applies replicated rows.
     */
    public static String ran(Session session) {
        return session.statement().isBlank() ? "" : ": " + shown(session.statement());
    }

    /** Returns the beginning of a statement, in one line. */
    public static String shown(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
