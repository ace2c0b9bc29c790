// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server has counted in all its sessions.
 *
 * @param pages          pages of InnoDB that were asked for, to read or to write
 * @param rowsOfCopies   rows that were read one after the other, without those that the counting session itself has read
 * @param truncations    statements that truncate a table
 * @param temporaryFiles temporary files and tables on disk; how large they are is not counted
 * @param logBytes       the position in the redo log and the bytes of the binary log, or {@link Work#UNKNOWN}
 */
record ServerCounters(long pages, long rowsOfCopies, long truncations, long temporaryFiles, long logBytes) {

    static final ServerCounters NONE = new ServerCounters(0, 0, 0, 0, Work.UNKNOWN);

    private static final String STATUS = """
            SHOW GLOBAL STATUS WHERE Variable_name IN ('Innodb_buffer_pool_read_requests',
                'Innodb_buffer_pool_write_requests', 'Innodb_lsn_current', 'Handler_read_rnd_next', 'Com_truncate',
                'Created_tmp_files', 'Created_tmp_disk_tables', 'Sort_merge_passes')""";

    private static final String OWN = "SHOW SESSION STATUS LIKE 'Handler_read_rnd_next'";

    private static final Pattern POSITION = Pattern.compile("Log sequence number\\s+(\\d+)");

    static ServerCounters read(Connection connection, Flavor flavor) throws SQLException {
        Map<String, Long> all = new HashMap<>();
        Jdbc.query(connection, row -> all.put(row.getString(1), row.getLong(2)), STATUS);
        long own = Jdbc.query(connection, row -> row.getLong(2), OWN).get(0);
        return new ServerCounters(
                of(all, "Innodb_buffer_pool_read_requests") + of(all, "Innodb_buffer_pool_write_requests"),
                of(all, "Handler_read_rnd_next") - own,
                of(all, "Com_truncate"),
                of(all, "Created_tmp_files") + of(all, "Created_tmp_disk_tables") + of(all, "Sort_merge_passes"),
                sum(
                        flavor == Flavor.MARIADB ? of(all, "Innodb_lsn_current") : position(connection),
                        BinaryLog.bytes(connection)));
    }

    private static long sum(long redo, long binary) {
        return redo == Work.UNKNOWN || binary == Work.UNKNOWN ? Work.UNKNOWN : redo + binary;
    }

    private static long of(Map<String, Long> all, String name) {
        return all.getOrDefault(name, 0L);
    }

    /**
     * MySQL's status variable for it begins with 8.0.30 and lags behind in 9.7, as the bytes written do: both tell what is in
     * the files.
     */
    private static long position(Connection connection) throws SQLException {
        List<String> status = new ArrayList<>();
        Permission.read(connection, row -> status.add(row.getString(3)), "SHOW ENGINE INNODB STATUS");
        Matcher position = POSITION.matcher(String.join("", status));
        return position.find() ? Long.parseLong(position.group(1)) : Work.UNKNOWN;
    }

    ServerCounters since(ServerCounters earlier) {
        boolean known = logBytes != Work.UNKNOWN && earlier.logBytes != Work.UNKNOWN;
        return new ServerCounters(
                pages - earlier.pages,
                rowsOfCopies - earlier.rowsOfCopies,
                truncations - earlier.truncations,
                temporaryFiles - earlier.temporaryFiles,
                known ? logBytes - earlier.logBytes : Work.UNKNOWN);
    }
}
