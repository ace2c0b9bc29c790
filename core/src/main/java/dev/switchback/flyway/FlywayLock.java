// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.Dialect;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A lock for which sessions of one database ask by a name of its own, such as the one that Flyway takes on a history table while it
 * migrates, so that nobody else does at the same time.
 *
 * @param dialect how it is asked for
 * @param key     what the lock is called
 */
record FlywayLock(Dialect dialect, Object key) {

    /** PostgreSQLAdvisoryLockTemplate's, unchanged from Flyway 5 to 13. */
    private static final long BASE = 77431708279161L;

    /** One of our own, for what is done before and after Flyway has its lock. */
    private static final long OWN_BASE = 83019262514401L;

    private static final String HOLDER = """
            SELECT coalesce(min(pid), 0) FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND classid::bigint = ? AND objid::bigint = ?
                AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            """;

    /** Returns Flyway's own. */
    static FlywayLock of(HistoryTable history) {
        int table = history.quoted().hashCode();
        return new FlywayLock(
                history.dialect(),
                switch (history.dialect()) {
                    case POSTGRESQL -> BASE + table;
                    // MySQLNamedLockTemplate, Flyway 10 to 13.
                    case MYSQL -> "Flyway-" + table;
                });
    }

    /** Returns the one that keeps two releases apart. */
    static FlywayLock ofRelease(HistoryTable history) {
        int table = history.quoted().hashCode();
        return new FlywayLock(
                history.dialect(),
                switch (history.dialect()) {
                    case POSTGRESQL -> OWN_BASE + table;
                    case MYSQL -> "Switchback-" + table;
                });
    }

    /** Takes the lock for the session, or returns false if another has it. */
    boolean take(Connection session) throws SQLException {
        String query = switch (dialect) {
            case POSTGRESQL -> "SELECT CASE WHEN pg_catalog.pg_try_advisory_lock(?) THEN 1 ELSE 0 END";
            case MYSQL -> "SELECT GET_LOCK(?, 0)";
        };
        return Jdbc.text(session, query, key).equals("1");
    }

    /** Gives it up. */
    void release(Connection session) throws SQLException {
        Jdbc.text(
                session,
                switch (dialect) {
                    case POSTGRESQL -> "SELECT pg_catalog.pg_advisory_unlock(?)";
                    case MYSQL -> "SELECT RELEASE_LOCK(?)";
                },
                key);
    }

    /** Returns the session that has it; 0 if none has. */
    long holder(Connection session) throws SQLException {
        return Long.parseLong(
                key instanceof Long number
                        ? Jdbc.text(session, HOLDER, number >>> 32, number & 0xFFFF_FFFFL)
                        : Jdbc.text(session, "SELECT COALESCE(IS_USED_LOCK(?), 0)", key));
    }
}
