// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import dev.switchback.engine.TransactionProbe.Onlooker;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Measures what the statements of a script cost the server; nothing else may be running on it.
 *
 * <p>Where the server counts no rows, or does not let the account see them, it is not seen either whether rows of tables were
 * read or changed: then those kinds of work are missing, as {@link Work#UNKNOWN} numbers of rows tell.
 */
public interface WorkProbe {

    /** Measures one script from before its first statement to its end. */
    interface Meter {

        /** Looks before the first statement. */
        void begin() throws SQLException;

        /** Looks before a statement, or before all of a batch. */
        default void before() throws SQLException {}

        /**
         * A statement is about to run, after all other looks; of a batch, the next one is announced. Whoever looks while it runs may
         * use the onlooker's session until {@link #executed()}.
         */
        default void executing() throws SQLException {}

        /** A statement is over, and nothing else has been looked at yet. */
        default void executed() {}

        /**
         * Looks after a statement, and returns what it cost.
         *
         * <p>Statements of a batch are looked at when all of them have run, one after the other: the first of them has the
         * cost of all.
         */
        Work after() throws SQLException;

        /**
         * Returns the tables that nobody else could write to while the statement ran that was looked at last, where a lock is
         * gone with its statement; those that a transaction still holds are seen otherwise.
         */
        default Set<TableName> blocked() {
            return Set.of();
        }

        /** Looks after the commit, and returns what could not be seen before it. */
        default Work committed() throws SQLException {
            return Work.NONE;
        }
    }

    /** Returns what measures a script that runs on the connection; nothing is looked at yet. */
    Meter follow(Connection connection, Onlooker onlooker);
}
