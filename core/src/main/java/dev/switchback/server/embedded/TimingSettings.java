// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Memory;
import dev.switchback.server.MysqlGlobals;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * What a server starts with on which a migration is timed.
 *
 * <p>With the log of 8 MB that a throwaway server starts with, to be copied at little cost, InnoDB has to write pages back all
 * the time: an UPDATE of 300,000 rows with an index took 1.3 to 1.9 times as long as with 1 GB. A larger buffer pool changed
 * nothing that could be told from noise. Both are options of the start, because a running MariaDB takes a second to change the
 * log's size (11.4.5: it waits for the page cleaner), and not before 10.9.
 *
 * @param flavor which of the two products
 * @param memory what production has of it for the rows here
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/innodb-redo-log.html">Redo Log</a>
 */
record TimingSettings(MysqlFlavor flavor, Memory memory) {

    private static final long LOG = 512L << 20;
    private static final long LEAST_LOG = 8L << 20;
    private static final long LEAST_POOL = 5L << 20;

    private static final String POOL = "innodb_buffer_pool_size";
    private static final Set<String> LOG_SIZES = Set.of(
            "innodb_redo_log_capacity",
            "loose_innodb_redo_log_capacity",
            "innodb_log_file_size",
            "innodb_log_files_in_group");

    /** Returns the options for a clone of a server. */
    EmbeddedOptions over(EmbeddedOptions options, MysqlHost source) throws SQLException {
        Map<String, String> settings = MysqlGlobals.plain(options.settings());
        if (!isLogChosen(settings)) {
            setLog(settings);
        }
        if (!memory.isAll()) {
            setPool(settings, source.bufferPool());
        }
        return options.withSettings(settings);
    }

    /** Says whether the user has chosen the size of the log. */
    static boolean isLogChosen(Map<String, String> plain) {
        return !Collections.disjoint(plain.keySet(), LOG_SIZES);
    }

    /** The log is a matter of memory, too: it bounds how many changed pages may wait. Before 8.0.30 MySQL has no capacity. */
    private void setLog(Map<String, String> settings) {
        String variable = flavor == MysqlFlavor.MARIADB ? "innodb_log_file_size" : "innodb_redo_log_capacity";
        long size = Math.min(LOG, memory.of(variable, LOG, LEAST_LOG) >> 20 << 20);
        settings.put(flavor == MysqlFlavor.MARIADB ? variable : "loose_" + variable, String.valueOf(size));
    }

    /** The pool is made of whole chunks, of which there would be a single one of 128 MB; it is never made larger. */
    private void setPool(Map<String, String> settings, long own) {
        if (!settings.containsKey("innodb_buffer_pool_chunk_size")) {
            settings.putIfAbsent("loose_innodb_buffer_pool_chunk_size", "1M");
        }
        settings.put(POOL, String.valueOf(Math.min(own, memory.of(POOL, own, LEAST_POOL))));
    }
}
