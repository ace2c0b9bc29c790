// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * InnoDB's cache of pages, which a running server takes smaller.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/innodb-buffer-pool-resize.html">Configuring InnoDB Buffer Pool Size</a>
 */
final class BufferPool {

    /** The pool is resized by whole chunks, of which there would be a single one of 128 MB. */
    static final String CHUNK = "1M";

    private static final long LEAST = 5L << 20;
    /** The second is of a size that rounds to the one that it has. */
    private static final List<String> DONE = List.of("Completed", "Size did not change");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private BufferPool() {}

    /** Makes it smaller, and returns when the server has given the rest away; a throwaway server's is never made larger. */
    static void reduce(Connection connection, Memory memory) throws SQLException {
        long size = Long.parseLong(Jdbc.text(connection, "SELECT @@GLOBAL.innodb_buffer_pool_size"));
        long wanted = Math.min(size, memory.of("innodb_buffer_pool_size", size, LEAST));
        Jdbc.execute(connection, "SET GLOBAL innodb_buffer_pool_size = " + wanted);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isResized(connection)) {
            if (System.nanoTime() > end) {
                throw new SQLException("the buffer pool was not made smaller within " + PATIENCE.toSeconds() + " s");
            }
            pause();
        }
    }

    private static boolean isResized(Connection connection) throws SQLException {
        return Jdbc.query(
                        connection,
                        row -> row.getString(2),
                        "SHOW GLOBAL STATUS LIKE 'Innodb\\_buffer\\_pool\\_resize\\_status'")
                .stream()
                .allMatch(status -> DONE.stream().anyMatch(status::startsWith));
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the buffer pool was made smaller", e);
        }
    }
}
