// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Closing;
import dev.switchback.database.Database;
import dev.switchback.migration.HistoryProblem;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps two releases of one database apart.
 *
 * <p>Flyway has a lock of its own, for as long as it migrates. What is done before and after that, and between two attempts, must not
 * be done by two at once either.
 */
public final class ReleaseLock implements AutoCloseable {

    /** A network may be cut without anybody being told: the driver would wait for ever. */
    static final int PATIENCE_SECONDS = 5;

    private final Connection session;
    private final FlywayLock lock;

    private ReleaseLock(Connection session, FlywayLock lock) {
        this.session = session;
        this.lock = lock;
    }

    /**
     * Takes it, and makes sure that no Flyway is at work either.
     *
     * @throws HistoryProblem if somebody else is; nothing has been done then
     */
    public static ReleaseLock take(FlywaySettings settings, Database database) throws SQLException {
        Connection session = database.connect();
        boolean taken = false;
        try {
            HistoryTable history = HistoryTable.find(settings, session);
            FlywayLock release = FlywayLock.ofRelease(history);
            take(release, session, history, "A release or a restore of this database is under way already");
            FlywayLock flyways = FlywayLock.of(history);
            take(flyways, session, history, "Flyway is migrating this database already");
            flyways.release(session);
            taken = true;
            return new ReleaseLock(session, release);
        } finally {
            if (!taken) {
                Closing.close(session);
            }
        }
    }

    /** Returns the session that is at work on a database, by this lock or by Flyway's; 0 if none is. */
    public static long holder(FlywaySettings settings, Connection connection) throws SQLException {
        HistoryTable history = HistoryTable.find(settings, connection);
        long release = FlywayLock.ofRelease(history).holder(connection);
        return release == 0 ? FlywayLock.of(history).holder(connection) : release;
    }

    private static void take(FlywayLock lock, Connection session, HistoryTable history, String who)
            throws SQLException {
        if (!lock.take(session)) {
            long holder = lock.holder(session);
            throw new HistoryProblem(
                    who + (holder == 0 ? "" : ", in session " + holder) + "; nothing has been changed",
                    history.quoted(),
                    "wait until it has ended; if its process is gone, end the session"
                            + (holder == 0 ? "" : ": " + history.dialect().endOfSession(holder)));
        }
    }

    /** Returns the session that has the lock, to look at the database with. */
    public Connection session() {
        return session;
    }

    /** The server takes its time to notice that a session is closed, and the next command may come at once. */
    @Override
    public void close() {
        try {
            if (session.isValid(PATIENCE_SECONDS)) {
                lock.release(session);
            }
        } catch (SQLException e) {
            return; // a session that is lost has no lock any more, or loses it when the server notices
        } finally {
            Closing.close(session);
        }
    }
}
