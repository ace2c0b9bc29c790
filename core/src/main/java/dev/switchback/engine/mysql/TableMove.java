// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.DatabaseExchange.Standing;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.mysql.ExchangeStep.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The moment of the exchange. It is tried a few times: whoever waits for a lock on a table has all others wait behind him, so that
 * each attempt is short.
 */
record TableMove(Flavor flavor, DumpTools.Sessions sessions, ExchangePlan plan) {

    /** How long each attempt waits for transactions that use the tables. */
    static final int PATIENCE_SECONDS = 5;

    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 2000;

    /** ER_LOCK_WAIT_TIMEOUT and ER_LOCK_DEADLOCK. */
    private static final Set<Integer> NO_LOCK = Set.of(1205, 1213);

    /**
     * Moves all tables, or none.
     *
     * @return how many nanoseconds the tables were locked, with the wait for the locks
     * @throws SQLException if they are not moved, and triggers are as they were; or if {@link Standing#UNFINISHED}
     */
    long run(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            long begun = System.nanoTime();
            try {
                for (StoredDefinition view : plan.inTheWay()) {
                    MovedTables.drop(connection, plan.names().live(), view);
                }
                move();
                return System.nanoTime() - begun;
            } catch (SQLException e) {
                putBack(connection, e);
                if (!NO_LOCK.contains(e.getErrorCode())) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new SQLException(
                            "its tables could not be locked within " + PATIENCE_SECONDS + " seconds, in " + ATTEMPTS
                                    + " attempts: " + e.getMessage()
                                    + LockHolders.words(connection, plan.names().live()),
                            e.getSQLState(),
                            e.getErrorCode(),
                            e);
                }
            }
            pause();
        }
    }

    private void move() throws SQLException {
        if (flavor == Flavor.MYSQL) {
            LockedMove.of(plan).run(sessions);
        } else {
            new QueuedMove(sessions, plan).run();
        }
    }

    /** What was taken away in order to move, and was not moved. */
    private void putBack(Connection connection, SQLException failure) throws SQLException {
        try {
            ExchangeJournal journal = new ExchangeJournal(plan.names());
            if (journal.standing(connection) == Standing.BEFORE) {
                StepRun.all(connection, journal.steps(connection, Part.BACK));
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    /** Opens a session that waits for no lock longer than it may. */
    static Connection open(DumpTools.Sessions sessions, int seconds) throws SQLException {
        Connection session = sessions.open();
        try {
            Jdbc.execute(session, "SET SESSION lock_wait_timeout = " + seconds);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }
}
