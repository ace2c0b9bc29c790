// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.SessionActivity;
import java.util.List;

/**
 * Why a script did not come to an end.
 *
 * @param cause     what kind of waiting it was
 * @param what      who waited for whom, in a sentence
 * @param remedy    what cures it
 * @param statement the statement that did not end; empty if none was running
 * @param line      the line of the script on which that statement begins; 0 if unknown
 * @param sessions  what was seen of the run's sessions and of those that block them
 */
public record Diagnosis(
        Cause cause, String what, String remedy, String statement, int line, List<SessionActivity> sessions) {

    /** Kinds of waiting. */
    public enum Cause {
        /** The script waits for the transaction in which Flyway itself holds its lock: it would have waited for ever. */
        FLYWAY_LOCK,
        /** It waits for a lock that another session holds. */
        OTHER_SESSION,
        /** It worked, or waited for something else than a lock, for longer than a script may take. */
        TOO_LONG
    }

    public Diagnosis {
        sessions = List.copyOf(sessions);
    }

    /** Returns the diagnosis of a statement whose line is not known. */
    static Diagnosis of(Cause cause, String what, String remedy, String statement, List<SessionActivity> sessions) {
        return new Diagnosis(cause, what, remedy, statement, 0, sessions);
    }

    /** Returns the diagnosis of a script of which no statement was running. */
    Diagnosis withoutStatement() {
        return new Diagnosis(cause, what, remedy, "", 0, sessions);
    }

    /** Returns the same with other words. */
    Diagnosis because(String otherWhat, String otherRemedy) {
        return new Diagnosis(cause, otherWhat, otherRemedy, statement, line, sessions);
    }

    Diagnosis onLine(int found) {
        return new Diagnosis(cause, what, remedy, statement, found, sessions);
    }
}
