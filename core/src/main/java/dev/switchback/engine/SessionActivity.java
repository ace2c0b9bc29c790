// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.List;

/**
 * What a session does at one moment.
 *
 * @param session   the session's identifier on the server
 * @param state     the state in the product's words, such as {@code idle in transaction}
 * @param waitsFor  the lock it waits for, in words; empty if it does not wait for a lock
 * @param blockedBy the sessions that hold what it waits for
 * @param statement the statement it runs, or ran last
 */
public record SessionActivity(long session, String state, String waitsFor, List<Long> blockedBy, String statement) {

    public SessionActivity {
        blockedBy = List.copyOf(blockedBy);
    }

    /** Says whether the session waits for a lock. */
    public boolean isWaitingForLock() {
        return !waitsFor.isEmpty();
    }

    /** Says whether the session runs no statement now. */
    public boolean isIdle() {
        return state.startsWith("idle");
    }
}
