// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the open transaction of a session from within.
 *
 * <p>The locks that a transaction holds say what it may have written, whatever way it took to write: functions, triggers,
 * cascades and dynamic SQL included. No statement has to be parsed for that.
 */
public interface TransactionProbe {

    /**
     * What one look saw.
     *
     * @param transaction a name of the transaction; another name means that the earlier one has ended
     * @param locked      the relations that it has locked to write, in the order of their identifiers
     * @param writesLater whether something of the user's may still write when the transaction commits
     */
    record Reading(String transaction, List<LockedRelation> locked, boolean writesLater) {

        public Reading {
            locked = List.copyOf(locked);
        }
    }

    /**
     * What can be seen without asking what the relations are.
     *
     * @param transaction a name of the transaction
     * @param locked      the modes in which it has locked relations to write, by the relations' identifiers, those of indexes
     *                    and the like among them
     */
    record Glance(String transaction, Map<Long, Set<String>> locked) {

        public Glance {
            locked = Map.copyOf(locked);
        }
    }

    /** Says, without asking the server, whether the session has an open transaction. */
    boolean isOpen(Connection connection) throws SQLException;

    /** Looks at the session's transaction; opens one if none is open. */
    Reading read(Connection connection) throws SQLException;

    /** Looks as {@link #read} does, at a fraction of the cost. */
    Glance glance(Connection connection) throws SQLException;

    /**
     * Lets go of the snapshot that an open transaction holds while it is idle, and keeps its locks.
     *
     * <p>Others may otherwise wait for the transaction to end although it does nothing.
     */
    void releaseSnapshot(Connection connection) throws SQLException;

    /** Makes an open transaction hold a snapshot again, as it does after any query; fails if the session is gone. */
    void holdSnapshot(Connection connection) throws SQLException;
}
