// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Closing;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.DumpMoment;
import dev.switchback.engine.DumpTools;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which nobody writes, until both our own transaction and the program's have begun: neither MySQL nor MariaDB hands
 * a snapshot from one session to another.
 */
final class LockedMoment implements DumpMoment {

    /** Whoever waits for the lock has all writers wait behind him, so that he is not to wait for long. */
    private static final String PATIENCE = "SET SESSION lock_wait_timeout = 5";

    private static final String VERSIONED =
            "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SYSTEM VERSIONED'";

    private final Connection session;
    private final List<String> options;
    private @Nullable Connection lock;

    private LockedMoment(Connection session, List<String> options, Connection lock) {
        this.session = session;
        this.options = options;
        this.lock = lock;
    }

    static LockedMoment open(DumpTools.Sessions sessions, Flavor flavor) throws SQLException {
        Connection session = sessions.open();
        try {
            MysqlRowReader.fix(session, flavor);
            boolean isVersioned = !Jdbc.text(session, VERSIONED).equals("0");
            session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // MariaDB's program leaves the former rows of system-versioned tables out unless it is asked for them.
            List<String> options = isVersioned ? List.of("--dump-history") : List.of();
            return new LockedMoment(session, options, locked(sessions, session));
        } catch (SQLException | RuntimeException e) {
            Closing.close(session);
            throw e;
        }
    }

    /** Returns the session whose lock keeps others from writing; the other one has begun its transaction. */
    private static Connection locked(DumpTools.Sessions sessions, Connection session) throws SQLException {
        Connection lock = sessions.open();
        try {
            Jdbc.execute(lock, PATIENCE);
            Jdbc.execute(lock, "FLUSH TABLES WITH READ LOCK");
            session.setAutoCommit(false);
            Jdbc.execute(session, "START TRANSACTION WITH CONSISTENT SNAPSHOT");
            return lock;
        } catch (SQLException | RuntimeException e) {
            Closing.close(lock);
            throw e;
        }
    }

    @Override
    public List<String> options() {
        return options;
    }

    @Override
    public Connection session() {
        return session;
    }

    @Override
    public boolean holdsWriters() {
        return lock != null;
    }

    /** With the session its lock is gone, whatever becomes of UNLOCK TABLES. */
    @Override
    public void begun() throws SQLException {
        Connection held = lock;
        if (held != null) {
            lock = null;
            held.close();
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection ending = session) {
            begun();
        }
    }
}
