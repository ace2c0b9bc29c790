// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at what a script does in its session.
 *
 * <p>The locks that a transaction holds say what it may have written, whatever way it took to write: functions, triggers,
 * cascades and dynamic SQL included. No statement has to be parsed for that. Where a product gives locks up too early, it has
 * other ways to tell.
 */
public interface TransactionProbe {

    /**
     * What one look saw.
     *
     * @param transaction a name of the transaction; another name means that the earlier one has ended
     * @param locked      the relations that it has locked to write, in the order of their identifiers
     * @param read        the tables that it may have read and has not locked to write, those that it has only named among
     *                    them; partitions beside the table that they are part of
     * @param unknown     why others may have been written, or may be when the transaction commits; empty if that cannot be
     */
    record Reading(String transaction, List<LockedRelation> locked, Set<TableName> read, Optional<String> unknown) {

        public Reading {
            locked = List.copyOf(locked);
            read = Set.copyOf(read);
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

    /** Opens, when first asked, a session that sees what others see; it is closed by whoever gives it. */
    @FunctionalInterface
    interface Onlooker {
        /** Returns a connection in auto-commit mode, always the same. */
        Connection connection() throws SQLException;
    }

    /** Follows one script from before its first statement to its end; every look is empty if no transaction is open. */
    interface Trail {

        /** Looks before the first statement. */
        Optional<Glance> begin() throws SQLException;

        /** Looks before a statement, or before all of a batch. */
        default void before(String statement) throws SQLException {}

        /** Looks after a statement. */
        Optional<Glance> after(String statement) throws SQLException;

        /** Looks when the script is through. */
        Optional<Reading> end() throws SQLException;
    }

    /** Says, without asking the server, whether the session has an open transaction. */
    boolean isOpen(Connection connection) throws SQLException;

    /** Says whether a script can be followed that runs in auto-commit mode, so that no lock outlives its statement. */
    boolean followsWithoutTransaction();

    /** Returns what follows a script that runs on the connection; nothing is looked at yet. */
    Trail follow(Connection connection, Onlooker onlooker);

    /**
     * Returns the tables whose names stand in statements, or in what those lead to: where it cannot be seen what a script reads
     * and writes, most of what that may be.
     */
    Set<TableName> mentioned(Connection onlooker, Collection<String> statements) throws SQLException;

    /**
     * Lets go of the snapshot that an open transaction holds while it is idle, and keeps its locks.
     *
     * <p>Others may otherwise wait for the transaction to end although it does nothing.
     */
    void releaseSnapshot(Connection connection) throws SQLException;

    /** Makes an open transaction hold a snapshot again, as it does after any query; fails if the session is gone. */
    void holdSnapshot(Connection connection) throws SQLException;
}
