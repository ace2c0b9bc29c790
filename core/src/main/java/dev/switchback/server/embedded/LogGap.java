// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.sql.SQLException;

/**
 * A gap in the redo log of a MariaDB server at the instant in which it is copied.
 *
 * <p>On {@code /dev/shm} MariaDB holds the log for persistent memory and writes it through a mapping. Up to 11.4 it lets a changed page go
 * to its file while another thread has not filled an earlier part of the log yet ({@code log_t::persist} does not wait for it,
 * storage/innobase/log/log0log.cc; later versions hold the log's latch). A copy of that instant cannot be recovered, and one of the next
 * can. {@code innodb_log_file_mmap=OFF} changes nothing there (run on 11.4.5). Seen once, at a load of 15 with three writers.
 */
final class LogGap {

    private static final int ATTEMPTS = 3;

    /** What MariaDB says of a page that is newer than the log's readable end. */
    private static final String TOLD = "is in the future! Current system log sequence number";

    private LogGap() {}

    /** Copies a server and starts the copy. */
    @FunctionalInterface
    interface Copying<T> {
        T copy() throws IOException, SQLException;
    }

    /** Copies again if a gap has kept the copy from starting; whatever else it is, is for the caller. */
    static <T> T avoid(Copying<T> copying) throws IOException, SQLException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return copying.copy();
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains(TOLD)) {
                    throw e;
                }
            }
        }
        return copying.copy();
    }
}
