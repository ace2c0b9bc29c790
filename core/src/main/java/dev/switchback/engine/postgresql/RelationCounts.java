// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How often the relations of a database were read and written until now, and in which files they are.
 *
 * @param relations by their identifiers; those of the system catalog are left out
 * @param counted   whether every row that the session read or wrote is in the counts
 */
record RelationCounts(Map<Long, Counted> relations, boolean counted) {

    static final RelationCounts NONE = new RelationCounts(Map.of(), false);

    /** From here on a session that ends reports its counts to shared memory at once, and can be made to do so. */
    private static final int SHARED_STATISTICS = 15;

    /** The namespace pg_toast. */
    private static final String RELATIONS = """
              FROM pg_catalog.pg_class c
             WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm', 'p', 't', 'i')
            """;

    /*
     * A session keeps its counts to itself until its transaction ends, or longer, unless told to report them then; its
     * parallel workers report theirs when they end. So the sum of both is what was done, and to be had without a loss if the
     * reported ones are read first. https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-STATS-VIEWS
     */
    private static final String OWN = """
            SELECT c.oid::bigint, c.relkind = 'i', c.relnamespace = 99, c.relpersistence <> 't', c.relfilenode::bigint,
                   coalesce((SELECT i.indrelid FROM pg_catalog.pg_index i WHERE i.indexrelid = c.oid), c.oid)::bigint,
                   pg_catalog.pg_stat_get_xact_numscans(c.oid), pg_catalog.pg_stat_get_xact_tuples_returned(c.oid),
                   pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
                       + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid),
                   pg_catalog.pg_stat_get_xact_blocks_fetched(c.oid)
            """ + RELATIONS;

    private static final String SHARED = """
            SELECT c.oid::bigint, pg_catalog.pg_stat_get_numscans(c.oid), pg_catalog.pg_stat_get_tuples_returned(c.oid),
                   pg_catalog.pg_stat_get_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_tuples_updated(c.oid)
                       + pg_catalog.pg_stat_get_tuples_deleted(c.oid),
                   pg_catalog.pg_stat_get_blocks_fetched(c.oid)
            """ + RELATIONS;

    /**
     * What is counted of a relation.
     *
     * @param index     whether it is an index
     * @param toast     whether it belongs to a TOAST table, whose rows are pieces of values
     * @param permanent whether it is no temporary one
     * @param file      the number of its file; 0 if it has none
     * @param table     the table of an index, otherwise the relation itself
     * @param activity  what was done to it
     */
    record Counted(boolean index, boolean toast, boolean permanent, long file, long table, Activity activity) {}

    /**
     * What was done to a relation.
     *
     * @param scans       how often it was read, in whole if it is a table
     * @param rowsRead    rows that this has led to; in an index, entries
     * @param rowsWritten rows of a table that were inserted, updated or deleted
     * @param pages       pages that were asked for
     */
    record Activity(long scans, long rowsRead, long rowsWritten, long pages) {

        static final Activity NONE = new Activity(0, 0, 0, 0);

        static Activity of(ResultSet row, int first) throws SQLException {
            return new Activity(
                    row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
        }

        Activity plus(Activity other) {
            return new Activity(
                    scans + other.scans,
                    rowsRead + other.rowsRead,
                    rowsWritten + other.rowsWritten,
                    pages + other.pages);
        }

        Activity since(Activity earlier) {
            return plus(new Activity(-earlier.scans, -earlier.rowsRead, -earlier.rowsWritten, -earlier.pages));
        }
    }

    RelationCounts {
        relations = Map.copyOf(relations);
    }

    /**
     * Reads the counts of a session.
     *
     * @param session  idle, and the one that runs the script or, if that cannot be asked, the onlooker
     * @param onlooker in auto-commit mode
     */
    static RelationCounts read(Connection session, Connection onlooker) throws SQLException {
        boolean sharing = session.getMetaData().getDatabaseMajorVersion() >= SHARED_STATISTICS;
        Map<Long, Activity> shared = new HashMap<>();
        if (sharing) {
            Jdbc.query(onlooker, row -> shared.put(row.getLong(1), Activity.of(row, 2)), SHARED);
        }
        Map<Long, Counted> relations = new HashMap<>();
        Jdbc.query(session, row -> relations.put(row.getLong(1), counted(row, shared)), OWN);
        if (sharing && session.getAutoCommit()) {
            Jdbc.text(session, "SELECT pg_catalog.pg_stat_force_next_flush()::text");
        }
        boolean complete = session != onlooker && (sharing || !session.getAutoCommit());
        return new RelationCounts(relations, complete && isCounting(onlooker));
    }

    private static Counted counted(ResultSet row, Map<Long, Activity> shared) throws SQLException {
        return new Counted(
                row.getBoolean(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getLong(5),
                row.getLong(6),
                Activity.of(row, 7).plus(shared.getOrDefault(row.getLong(1), Activity.NONE)));
    }

    private static boolean isCounting(Connection onlooker) throws SQLException {
        return Jdbc.text(onlooker, "SHOW track_counts").equals("on");
    }

    /** Returns the identifiers of tables that are neither temporary nor part of another one. */
    Set<Long> permanentTables() {
        return relations.entrySet().stream()
                .filter(entry -> entry.getValue().permanent()
                        && !entry.getValue().index()
                        && !entry.getValue().toast())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Returns the numbers of all files. */
    Set<Long> files() {
        return relations.values().stream().map(Counted::file).collect(Collectors.toSet());
    }
}
