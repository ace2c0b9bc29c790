// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

/**
 * A session that waits for a lock, and those that it waits for.
 *
 * @param waiter   the session
 * @param lock     the lock, in words
 * @param waits    for how long
 * @param blockers those that hold it, or stand before it in the queue; empty if the server does not tell
 */
public record LockWait(Session waiter, String lock, Duration waits, List<Session> blockers) {

    public LockWait {
        blockers = List.copyOf(blockers);
    }

    /**
     * A session of a server.
     *
     * @param id          what ends it; 0 for a transaction without one, such as a prepared one
     * @param user        its account
     * @param application what it calls itself, or where it comes from
     * @param state       what it does, in the product's words
     * @param since       how long its transaction is open, or its statement runs
     * @param statement   the statement it runs, or ran last
     */
    public record Session(long id, String user, String application, String state, Duration since, String statement) {

        /** Says whether it holds its locks without working. */
        public boolean isIdle() {
            return state.startsWith("idle");
        }
    }
}
