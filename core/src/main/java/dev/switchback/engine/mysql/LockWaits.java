// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who waits for whom, as far as the server tells.
 *
 * <p>It is not to be read more often than ten times a second: InnoDB tells its transactions anew only if nobody has asked for a tenth of a
 * second (CACHE_MIN_IDLE_TIME in storage/innobase/trx/trx0i_s.cc, MySQL 8.0.31).
 */
final class LockWaits {

    private static final Pattern WAITING =
            Pattern.compile("(?i)waiting for .*(lock|flush).*|waiting for table|user lock");

    private static final String TRANSACTIONS =
            "SELECT trx_mysql_thread_id, trx_state = 'LOCK WAIT' FROM information_schema.INNODB_TRX";

    private static final String ROW_LOCKS_MYSQL = """
            SELECT r.PROCESSLIST_ID, b.PROCESSLIST_ID, CONCAT('a row of ', COALESCE(l.OBJECT_NAME, 'a table'))
            FROM performance_schema.data_lock_waits w
                JOIN performance_schema.threads r ON r.THREAD_ID = w.REQUESTING_THREAD_ID
                JOIN performance_schema.threads b ON b.THREAD_ID = w.BLOCKING_THREAD_ID
                LEFT JOIN performance_schema.data_locks l ON l.ENGINE_LOCK_ID = w.REQUESTING_ENGINE_LOCK_ID""";

    private static final String ROW_LOCKS_MARIADB = """
            SELECT r.trx_mysql_thread_id, b.trx_mysql_thread_id,
                CONCAT('a row of ', REPLACE(SUBSTRING_INDEX(l.lock_table, '.', -1), '`', ''))
            FROM information_schema.INNODB_LOCK_WAITS w
                JOIN information_schema.INNODB_TRX r ON r.trx_id = w.requesting_trx_id
                JOIN information_schema.INNODB_TRX b ON b.trx_id = w.blocking_trx_id
                JOIN information_schema.INNODB_LOCKS l ON l.lock_id = w.requested_lock_id""";

    /** Whatever others hold on the same object counts as a blocker: it may hold up one that waits itself, and so this one. */
    private static final String METADATA_LOCKS = """
            SELECT r.PROCESSLIST_ID, b.PROCESSLIST_ID,
                CONCAT(p.LOCK_TYPE, ' on ', LOWER(p.OBJECT_TYPE), COALESCE(CONCAT(' ', p.OBJECT_NAME), ''))
            FROM performance_schema.metadata_locks p
                JOIN performance_schema.threads r ON r.THREAD_ID = p.OWNER_THREAD_ID
                LEFT JOIN performance_schema.metadata_locks g ON g.OBJECT_TYPE = p.OBJECT_TYPE
                    AND g.OBJECT_SCHEMA <=> p.OBJECT_SCHEMA AND g.OBJECT_NAME <=> p.OBJECT_NAME
                    AND g.LOCK_STATUS = 'GRANTED' AND g.OWNER_THREAD_ID <> p.OWNER_THREAD_ID
                LEFT JOIN performance_schema.threads b ON b.THREAD_ID = g.OWNER_THREAD_ID
            WHERE p.LOCK_STATUS = 'PENDING'""";

    private final Map<Long, List<Long>> blockers = new HashMap<>();
    private final Map<Long, String> locks = new HashMap<>();
    private final Set<Long> inTransaction = new HashSet<>();
    private final Set<Long> waitForRows = new HashSet<>();
    private boolean metadataLocksKnown;

    private LockWaits() {}

    static LockWaits read(Connection observer, Flavor flavor) throws SQLException {
        LockWaits waits = new LockWaits();
        Jdbc.RowReader<Boolean> wait = row -> waits.add(row.getLong(1), row.getLong(2), row.getString(3));
        // Without the privilege to look, the others' sessions and what they hold are not known.
        if (Permission.read(observer, row -> waits.addTransaction(row.getLong(1), row.getBoolean(2)), TRANSACTIONS)) {
            Permission.read(observer, wait, flavor == Flavor.MYSQL ? ROW_LOCKS_MYSQL : ROW_LOCKS_MARIADB);
        }
        waits.metadataLocksKnown =
                Instruments.of(observer).metadataLocks() && Permission.read(observer, wait, METADATA_LOCKS);
        return waits;
    }

    private boolean addTransaction(long session, boolean waiting) {
        return inTransaction.add(session) && (!waiting || waitForRows.add(session));
    }

    private boolean add(long waiter, long blocker, String lock) {
        locks.putIfAbsent(waiter, lock);
        List<Long> all = blockers.computeIfAbsent(waiter, first -> new ArrayList<>());
        return blocker != 0 && !all.contains(blocker) && all.add(blocker);
    }

    boolean isInTransaction(long session) {
        return inTransaction.contains(session);
    }

    List<Long> blockersOf(long session) {
        return blockers.getOrDefault(session, List.of());
    }

    /** Returns the lock that a session waits for, by its state and by what is known of locks; empty if it waits for none. */
    String waitsFor(long session, String state) {
        boolean waiting = locks.containsKey(session)
                || waitForRows.contains(session)
                || WAITING.matcher(state).matches();
        if (!waiting) {
            return "";
        }
        String known = Optional.ofNullable(locks.get(session))
                .orElse(waitForRows.contains(session) ? "a row" : state.replaceFirst("(?i)^waiting for ", ""));
        boolean told = !blockersOf(session).isEmpty() || metadataLocksKnown || waitForRows.contains(session);
        return told ? known : known + " (who holds it is not known, since performance_schema does not tell here)";
    }
}
