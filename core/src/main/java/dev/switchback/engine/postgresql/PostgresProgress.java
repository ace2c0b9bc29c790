// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.ProgressProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Reads the progress views (https://www.postgresql.org/docs/current/progress-reporting.html). There is none for an ALTER TABLE that
 * rewrites its table, or for an UPDATE.
 */
final class PostgresProgress implements ProgressProbe {

    /** Of an index build without locks the phases that wait count sessions. */
    private static final String PROGRESS = """
            SELECT command, relid::regclass::text AS relation, phase,
                   CASE WHEN lockers_total > 0 THEN lockers_done WHEN blocks_total > 0 THEN blocks_done
                        ELSE tuples_done END AS done,
                   CASE WHEN lockers_total > 0 THEN lockers_total WHEN blocks_total > 0 THEN blocks_total
                        ELSE tuples_total END AS total,
                   CASE WHEN lockers_total > 0 THEN 'sessions' WHEN blocks_total > 0 THEN 'blocks' ELSE 'rows' END AS unit
              FROM pg_catalog.pg_stat_progress_create_index WHERE pid = ANY (?)
            UNION ALL
            SELECT command, relid::regclass::text, phase, heap_blks_scanned, heap_blks_total, 'blocks'
              FROM pg_catalog.pg_stat_progress_cluster WHERE pid = ANY (?)
            UNION ALL
            SELECT command, relid::regclass::text, '', bytes_processed, bytes_total, 'bytes'
              FROM pg_catalog.pg_stat_progress_copy WHERE pid = ANY (?)
            UNION ALL
            SELECT 'VACUUM', relid::regclass::text, phase, heap_blks_scanned, heap_blks_total, 'blocks'
              FROM pg_catalog.pg_stat_progress_vacuum WHERE pid = ANY (?)
            """;

    @Override
    public List<String> progress(Connection observer, Collection<Long> sessions) throws SQLException {
        var pids = observer.createArrayOf("int8", sessions.toArray());
        return Jdbc.query(observer, PostgresProgress::line, PROGRESS, pids, pids, pids, pids);
    }

    private static String line(ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        return row.getString("command") + " on " + row.getString("relation") + ": "
                + (phase.isEmpty() ? "" : phase + ", ")
                + amount(row.getLong("done"), row.getLong("total"), row.getString("unit"));
    }

    private static String amount(long done, long total, String unit) {
        return total > 0
                ? String.format(Locale.ROOT, "%d %% of %,d %s", Math.min(100, 100 * done / total), total, unit)
                : String.format(Locale.ROOT, "%,d %s so far", done, unit);
    }
}
