// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Finds out, while a statement runs, to which tables nobody else can write, by trying to: the locks of DDL are gone when it is
 * over, and what the performance schema shows of them is the mode in which they were first taken (MySQL 8.0.31 shows a table
 * that is being copied, and refuses writers, as SHARED_UPGRADABLE).
 *
 * <p>Whether an ALTER TABLE lets others write depends on the change, the storage engine and the version; it says so only to
 * those who demand it (LOCK=NONE). One that does keeps them out at its beginning and at its end all the same, so that a table
 * counts that was locked for most of the time.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/innodb-online-ddl-operations.html">Online DDL Operations</a>
 */
final class BlockedWrites {

    private static final Duration INTERVAL = Duration.ofMillis(20);
    /** Of a statement that was over before that nothing is said. */
    private static final Duration ENOUGH = Duration.ofMillis(80);
    /** A writer that nobody keeps out has opened the table by then. */
    private static final Duration OPENED = Duration.ofMillis(5);

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final String LOCK_TABLES = "SHARED_NO_READ_WRITE";

    private final Connection eye;
    private final ThreadLocks locks;
    private final String database;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, Tally> tallies = new HashMap<>();
    private final CompletableFuture<Void> looks;

    private BlockedWrites(Connection eye, ThreadLocks locks, String database) {
        this.eye = eye;
        this.locks = locks;
        this.database = database;
        this.looks = CompletableFuture.runAsync(this::look, BlockedWrites::begin);
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "switchback looks at locks");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins to look.
     *
     * @param eye a session that nobody else uses until the end
     */
    static BlockedWrites watch(Connection eye, ThreadLocks locks, String database) {
        return new BlockedWrites(eye, locks, database);
    }

    /** How long a table was watched, in nanoseconds, and for how much of that others were kept out. */
    private record Tally(long blocked, long watched) {
        Tally plus(Tally other) {
            return new Tally(blocked + other.blocked, watched + other.watched);
        }

        boolean isMostlyBlocked() {
            return watched >= ENOUGH.toNanos() && blocked * 2 > watched;
        }
    }

    /** Looks until the statement is over, or until the eye's session is, as with a run that was ended. */
    private void look() {
        try {
            if (over.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            Jdbc.execute(eye, "SET lock_wait_timeout = 1");
            try {
                do {
                    lookOnce();
                } while (!over.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
            } finally {
                Jdbc.execute(eye, "SET lock_wait_timeout = DEFAULT");
            }
        } catch (SQLException e) {
            tallies.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() throws SQLException {
        for (ThreadLocks.Held lock : locks.held(eye, database)) {
            if (over.getCount() == 0) {
                return;
            }
            if (lock.type().equals(LOCK_TABLES)) {
                // It outlives the statement: who waited for it would wait for a script that waits for us.
                tallies.merge(lock.table(), new Tally(INTERVAL.toNanos(), INTERVAL.toNanos()), Tally::plus);
            } else {
                tryToWrite(lock.table());
            }
        }
    }

    /** Asks for the lock that every writer needs, and reads no row. */
    private void tryToWrite(String table) throws SQLException {
        long begin = System.nanoTime();
        try {
            Jdbc.query(
                    eye,
                    row -> 1,
                    "SELECT 1 FROM " + RowSql.name(new TableName(database, table)) + " WHERE FALSE FOR UPDATE");
        } catch (SQLException e) {
            if (e.getErrorCode() != LOCK_WAIT_TIMEOUT) {
                // It is gone, or not yet there, as the new table of a copy, or the account may not write to it: then
                // nothing is known.
                return;
            }
        }
        long waited = System.nanoTime() - begin;
        long blocked = waited > OPENED.toNanos() ? waited : 0;
        tallies.merge(table, new Tally(blocked, waited + INTERVAL.toNanos()), Tally::plus);
    }

    /** The statement is over; the eye may be used again. */
    void end() {
        over.countDown();
        looks.join();
    }

    /** Returns the tables to which nobody else could write for most of the time, as far as that was seen. */
    Set<TableName> tables() {
        looks.join();
        return tallies.entrySet().stream()
                .filter(table -> table.getValue().isMostlyBlocked())
                .map(table -> new TableName("", table.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
