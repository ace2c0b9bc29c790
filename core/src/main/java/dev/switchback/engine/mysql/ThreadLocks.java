// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What the performance schema knows of the locks that one session holds on tables to write.
 *
 * @param thread what the performance schema calls the session
 */
record ThreadLocks(long thread) {

    private static final String OBSERVED =
            "SELECT THREAD_ID FROM performance_schema.threads WHERE PROCESSLIST_ID = ? AND INSTRUMENTED = 'YES'";

    private static final String LOCKS = """
            SELECT OBJECT_NAME, LOCK_TYPE FROM performance_schema.metadata_locks
            WHERE OWNER_THREAD_ID = ? AND OBJECT_TYPE = 'TABLE' AND OBJECT_SCHEMA = ? AND LOCK_STATUS = 'GRANTED'
                AND LOCK_TYPE IN ('SHARED_WRITE', 'SHARED_WRITE_LOW_PRIO', 'SHARED_UPGRADABLE', 'SHARED_NO_WRITE',
                    'SHARED_NO_READ_WRITE', 'EXCLUSIVE')""";

    /** A lock, and how strong it is. */
    record Held(String table, String type) {}

    /** Returns the locks of a session; empty if the server does not observe it. */
    static Optional<ThreadLocks> of(Connection eye, long session) throws SQLException {
        return Jdbc.query(eye, row -> new ThreadLocks(row.getLong(1)), OBSERVED, session).stream()
                .findFirst();
    }

    /** Returns those that it holds now. */
    List<Held> held(Connection eye, String database) throws SQLException {
        return Jdbc.query(eye, row -> new Held(row.getString(1), row.getString(2)), LOCKS, thread, database);
    }
}
