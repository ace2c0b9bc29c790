// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The lock that Flyway takes on a history table while it migrates, so that nobody else does at the same time.
 *
 * @param query what takes it if it is free, and returns 1 then
 * @param key   what the lock is called
 */
record FlywayLock(String query, Object key) {

    /** PostgreSQLAdvisoryLockTemplate's, unchanged from Flyway 5 to 13. */
    private static final long BASE = 77431708279161L;

    static FlywayLock of(HistoryTable history) {
        int table = history.quoted().hashCode();
        return switch (history.dialect()) {
            case POSTGRESQL ->
                new FlywayLock("SELECT CASE WHEN pg_catalog.pg_try_advisory_lock(?) THEN 1 ELSE 0 END", BASE + table);
            // MySQLNamedLockTemplate, Flyway 10 to 13.
            case MYSQL -> new FlywayLock("SELECT GET_LOCK(?, 0)", "Flyway-" + table);
        };
    }

    /** Takes the lock for the session, or returns false if another has it. */
    boolean take(Connection session) throws SQLException {
        return Jdbc.text(session, query, key).equals("1");
    }
}
