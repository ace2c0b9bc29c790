// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Keeps a script from waiting long for a lock: whoever comes later waits behind it, though what holds the lock would let him in.
 *
 * <p>Statements are given without the comments before them.
 */
public interface LockTimeouts {

    /** Limits the wait of a session's statements from now on; a shorter limit that it has stays. */
    void limit(Connection session, Duration limit) throws SQLException;

    /**
     * Called before a statement; lifts the limit where waiting keeps nobody out, and being cut off would leave something
     * behind. Returns whether it has been lifted.
     */
    boolean lift(Connection session, String statement) throws SQLException;

    /** Called after a statement for which the limit was lifted. */
    void restore(Connection session) throws SQLException;

    /** Says whether a statement failed because it did not get a lock: in time, or without a deadlock. */
    boolean isLockFailure(SQLException failure);

    /**
     * Says whether nothing is left of a script whose statement did not get a lock, so that the script may simply run again.
     *
     * @param inTransaction whether the script ran in a transaction, which was rolled back
     * @param before        the statements of the script that had run
     * @param failed        the one that did not get the lock
     */
    boolean leavesNothing(boolean inTransaction, List<String> before, String failed);
}
