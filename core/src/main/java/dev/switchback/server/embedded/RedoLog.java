// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
import dev.switchback.server.MysqlGlobals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * The size of the log that InnoDB recovers from.
 *
 * <p>With the 8 MB that a throwaway server starts with, to be copied at little cost, InnoDB has to write pages back all the
 * time: an UPDATE of 300,000 rows with an index took 1.3 to 1.9 times as long as with 1 GB. A larger buffer pool changed nothing
 * that could be told from noise, and neither did any setting of PostgreSQL.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/innodb-redo-log.html">Redo Log</a>
 */
final class RedoLog {

    private static final long ENLARGED = 512L << 20;
    private static final long LEAST = 8L << 20;

    private static final Set<String> SIZES = Set.of(
            "innodb_redo_log_capacity",
            "loose_innodb_redo_log_capacity",
            "innodb_log_file_size",
            "innodb_log_files_in_group");

    /** From 10.9 on a running MariaDB takes the size. */
    private static final String MAY_SET = """
            SELECT COUNT(*) FROM information_schema.SYSTEM_VARIABLES
            WHERE VARIABLE_NAME = 'INNODB_LOG_FILE_SIZE' AND READ_ONLY = 'NO'""";

    private RedoLog() {}

    /** Says whether the user has chosen the size. */
    static boolean isChosen(Map<String, String> asked) {
        return !Collections.disjoint(MysqlGlobals.plain(asked).keySet(), SIZES);
    }

    /**
     * Enlarges it, in a server that can do so while it runs: MySQL from 8.0.30 on.
     *
     * @param memory what production has of it is a matter of memory, too: the log bounds how many changed pages may wait
     */
    static void enlarge(Connection connection, MysqlFlavor flavor, Memory memory) throws SQLException {
        String variable = flavor == MysqlFlavor.MARIADB ? "innodb_log_file_size" : "innodb_redo_log_capacity";
        long size = Math.min(ENLARGED, memory.of(variable, ENLARGED, LEAST) >> 20 << 20);
        if (flavor == MysqlFlavor.MARIADB) {
            if (!Jdbc.text(connection, MAY_SET).equals("0")) {
                Jdbc.execute(connection, "SET GLOBAL innodb_log_file_size = " + size);
            }
        } else if (!Jdbc.query(
                        connection,
                        row -> row.getString(1),
                        "SHOW GLOBAL VARIABLES LIKE 'innodb\\_redo\\_log\\_capacity'")
                .isEmpty()) {
            Jdbc.execute(connection, "SET GLOBAL innodb_redo_log_capacity = " + size);
        }
    }
}
