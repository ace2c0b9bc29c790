// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.Leftover;
import dev.switchback.engine.Literals;
import dev.switchback.engine.LiveProbe;
import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code pg_stat_activity}, {@code pg_locks} and the catalog of a live database. */
final class PostgresLiveProbe implements LiveProbe {

    /** One row for each session that waits, and for each that it waits for. {@code waitstart} is there from PostgreSQL 14 on. */
    private static final String WAITS = """
            SELECT w.pid AS waiter,
                   CASE WHEN l.locktype = 'relation' THEN l.mode || ' on ' || l.relation::regclass::text
                        WHEN l.locktype = 'virtualxid' THEN 'the end of transaction ' || l.virtualxid
                        WHEN l.locktype = 'transactionid' THEN 'the end of transaction ' || l.transactionid::text
                        ELSE 'a lock of type ' || coalesce(l.locktype, w.wait_event) END AS lock,
                   extract(epoch FROM statement_timestamp()
                        - coalesce((to_jsonb(l) ->> 'waitstart')::timestamptz, w.query_start)) AS waits,
                   b.pid AS session, coalesce(b.usename, '') AS usename,
                   coalesce(b.application_name, '') AS application,
                   CASE WHEN b.pid IS NULL THEN 'a prepared transaction' ELSE coalesce(b.state, '') END AS state,
                   coalesce(extract(epoch FROM statement_timestamp() - coalesce(b.xact_start, b.query_start)), 0) AS since,
                   coalesce(b.query, '') AS query
              FROM pg_catalog.pg_stat_activity w
              LEFT JOIN pg_catalog.pg_locks l ON l.pid = w.pid AND NOT l.granted
             CROSS JOIN LATERAL unnest(w.pid || pg_catalog.pg_blocking_pids(w.pid)) WITH ORDINALITY AS s (pid, place)
              LEFT JOIN pg_catalog.pg_stat_activity b ON b.pid = s.pid
             WHERE w.wait_event_type = 'Lock' AND w.datname = pg_catalog.current_database()
             ORDER BY waits DESC, w.pid, s.place, s.pid
            """;

    /**
     * Those that are being built now are none: a build without locks is invalid until it is over. Of builds by other accounts only
     * those may see the table that may read all statistics.
     */
    private static final String INVALID_INDEXES = """
            SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name,
                   i.indrelid::regclass::text AS owner
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname NOT LIKE 'pg\\_toast%'
               AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_create_index p
                    WHERE p.datname = pg_catalog.current_database()
                      AND (p.relid = i.indrelid OR p.relid IS NULL))
             ORDER BY 1
            """;

    /** From PostgreSQL 18 on, a constraint that is NOT ENFORCED is not validated either, and is meant so. */
    private static final String UNVALIDATED = """
            SELECT pg_catalog.quote_ident(c.conname) AS name, c.conrelid::regclass::text AS owner
              FROM pg_catalog.pg_constraint c
             WHERE NOT c.convalidated AND c.conrelid <> 0
               AND coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true)
             ORDER BY 2, 1
            """;

    @Override
    public List<LockWait> lockWaits(Connection connection) throws SQLException {
        Map<Long, LockWait> first = new LinkedHashMap<>();
        Map<Long, List<Session>> blockers = new LinkedHashMap<>();
        Jdbc.query(
                connection,
                row -> {
                    long waiter = row.getLong("waiter");
                    if (first.containsKey(waiter)) {
                        return blockers.computeIfAbsent(waiter, none -> new ArrayList<>())
                                .add(session(row));
                    }
                    Duration waits = seconds(row.getDouble("waits"));
                    return first.put(waiter, new LockWait(session(row), row.getString("lock"), waits, List.of()))
                            == null;
                },
                WAITS);
        return first.entrySet().stream()
                .map(wait -> new LockWait(
                        wait.getValue().waiter(),
                        wait.getValue().lock(),
                        wait.getValue().waits(),
                        blockers.getOrDefault(wait.getKey(), List.of()).stream()
                                .distinct()
                                .toList()))
                .toList();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getLong("session"),
                row.getString("usename"),
                row.getString("application"),
                row.getString("state"),
                seconds(row.getDouble("since")),
                Literals.hidden(row.getString("query"), Dialect.POSTGRESQL));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }

    @Override
    public List<Leftover> leftovers(Connection connection) throws SQLException {
        List<Leftover> all = new ArrayList<>(Jdbc.query(connection, PostgresLiveProbe::index, INVALID_INDEXES));
        all.addAll(Jdbc.query(connection, PostgresLiveProbe::constraint, UNVALIDATED));
        return all;
    }

    private static Leftover index(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new Leftover(
                "index " + name + " of " + row.getString("owner") + " is invalid",
                "no query uses it, every write pays for it, and a unique one guarantees nothing",
                "DROP INDEX CONCURRENTLY " + name + "; (then build it again), or REINDEX INDEX CONCURRENTLY " + name
                        + ";");
    }

    private static Leftover constraint(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String owner = row.getString("owner");
        return new Leftover(
                "constraint " + name + " of " + owner + " was never validated",
                "rows from before it may break it",
                "ALTER TABLE " + owner + " VALIDATE CONSTRAINT " + name + ";");
    }
}
