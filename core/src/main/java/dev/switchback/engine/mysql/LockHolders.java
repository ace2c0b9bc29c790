// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Who keeps tables of a schema in use, as far as the server tells the account. */
final class LockHolders {

    private static final String TRANSACTIONS = """
            SELECT p.ID, p.USER, TIMESTAMPDIFF(SECOND, t.trx_started, NOW())
            FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
            WHERE p.ID <> CONNECTION_ID() AND t.trx_started < NOW() - INTERVAL 3 SECOND""";

    private static final String LOCKS = """
            SELECT DISTINCT t.PROCESSLIST_ID, t.PROCESSLIST_USER, t.PROCESSLIST_TIME
            FROM performance_schema.metadata_locks l JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID
            WHERE l.OBJECT_TYPE = 'TABLE' AND l.LOCK_STATUS = 'GRANTED' AND l.OBJECT_SCHEMA = ?
              AND t.PROCESSLIST_ID <> CONNECTION_ID() AND t.PROCESSLIST_TIME >= 3""";

    private LockHolders() {}

    /** Returns a sentence to be put behind another. */
    static String words(Connection connection, String schema) throws SQLException {
        Set<String> holders = new TreeSet<>();
        boolean seen = Permission.read(
                connection, row -> holders.add(words(row.getLong(1), row.getString(2), row.getLong(3))), TRANSACTIONS);
        Permission.read(
                connection, row -> holders.add(words(row.getLong(1), row.getString(2), row.getLong(3))), LOCKS, schema);
        if (!holders.isEmpty()) {
            return ". In the way: " + String.join("; ", holders);
        }
        return seen ? "" : ". Who is in the way is not seen without the privilege PROCESS";
    }

    private static String words(long id, String user, long seconds) {
        return "session " + id + " (" + user + "), at it for " + seconds + " seconds; to end it: KILL " + id + ";";
    }
}
