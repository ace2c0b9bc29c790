// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The work that a server does by itself after others have written: it removes old versions of rows, and counts anew for its
 * statistics. What it asks of pages cannot be told from what a statement does.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/innodb-purge-configuration.html">Purge Configuration</a>
 */
final class Background {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final long FEW_PAGES = 10;

    private Background() {}

    /** Waits until it rests, or for a while if it does not. */
    static void await(Connection eye, Flavor flavor) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean resting = false;
        while (!resting && System.nanoTime() < deadline) {
            ServerCounters before = ServerCounters.read(eye, flavor);
            LockSupport.parkNanos(PAUSE.toNanos());
            resting = ServerCounters.read(eye, flavor).since(before).pages() <= FEW_PAGES;
        }
    }
}
