// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ProgressProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads the stages of statements. MySQL counts them in its performance schema if the consumer {@code events_stages_current} is
 * switched on, which it is not by default; MariaDB in its list of processes.
 */
record MysqlProgress(Flavor flavor) implements ProgressProbe {

    private static final String MYSQL = """
            SELECT SUBSTRING_INDEX(s.EVENT_NAME, '/', -1), s.WORK_COMPLETED, s.WORK_ESTIMATED
            FROM performance_schema.events_stages_current s
                JOIN performance_schema.threads t ON t.THREAD_ID = s.THREAD_ID
            WHERE s.WORK_ESTIMATED > 0 AND t.PROCESSLIST_ID IN (%s)""";

    private static final String MARIADB = """
            SELECT CONCAT(STATE, IF(MAX_STAGE > 1, CONCAT(', stage ', STAGE, ' of ', MAX_STAGE), '')), PROGRESS, 100
            FROM information_schema.PROCESSLIST WHERE PROGRESS > 0 AND ID IN (%s)""";

    @Override
    public List<String> progress(Connection observer, Collection<Long> sessions) throws SQLException {
        if (sessions.isEmpty()) {
            return List.of();
        }
        String ids = sessions.stream().map(String::valueOf).collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        Permission.read(
                observer,
                row -> lines.add(line(row)),
                String.format(Locale.ROOT, flavor == Flavor.MYSQL ? MYSQL : MARIADB, ids));
        return lines;
    }

    private static String line(ResultSet row) throws SQLException {
        return row.getString(1) + ": "
                + Math.min(100, Math.round(100 * row.getDouble(2) / Math.max(1, row.getDouble(3)))) + " %";
    }
}
