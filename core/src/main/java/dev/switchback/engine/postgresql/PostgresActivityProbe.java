// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.ActivityProbe;
import dev.switchback.engine.SessionActivity;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/** Reads {@code pg_stat_activity} and {@code pg_locks}, and ends backends. */
public final class PostgresActivityProbe implements ActivityProbe {

    private static final String LOOK = """
            SELECT a.pid::bigint, coalesce(a.state, '') AS state, coalesce(a.query, '') AS query,
                   pg_catalog.pg_blocking_pids(a.pid)::bigint[] AS blockers,
                   CASE WHEN a.wait_event_type IS DISTINCT FROM 'Lock' THEN ''
                        WHEN l.locktype = 'relation' THEN l.mode || ' on ' || l.relation::regclass::text
                        WHEN l.locktype = 'virtualxid' THEN 'the end of transaction ' || l.virtualxid
                        WHEN l.locktype = 'transactionid' THEN 'the end of transaction ' || l.transactionid::text
                        ELSE 'a lock of type ' || a.wait_event END AS waits_for
              FROM pg_catalog.pg_stat_activity a
              LEFT JOIN pg_catalog.pg_locks l ON l.pid = a.pid AND NOT l.granted
             WHERE a.pid = ANY (?)
             ORDER BY a.pid
            """;

    private static final String NAMES = """
            SELECT c.oid::bigint, n.nspname, c.relname
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.oid = ANY (?::oid[]) AND c.relkind NOT IN ('i', 'I', 't')
            """;

    private static final String TERMINATE =
            "SELECT pg_catalog.pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a WHERE a.pid = ANY (?)";

    private static final String COUNT = "SELECT count(*) FROM pg_catalog.pg_stat_activity a WHERE a.pid = ANY (?)";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public long sessionOf(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    @Override
    public List<SessionActivity> look(Connection observer, Collection<Long> sessions) throws SQLException {
        return Jdbc.query(
                observer, PostgresActivityProbe::activity, LOOK, observer.createArrayOf("int8", sessions.toArray()));
    }

    private static SessionActivity activity(ResultSet row) throws SQLException {
        return new SessionActivity(
                row.getLong("pid"),
                row.getString("state"),
                row.getString("waits_for"),
                longs(row.getArray("blockers")),
                row.getString("query"));
    }

    private static List<Long> longs(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray()).distinct().toList();
    }

    @Override
    public void cancel(Connection observer, long session) throws SQLException {
        Jdbc.text(observer, "SELECT pg_catalog.pg_cancel_backend(?)", Math.toIntExact(session));
    }

    /** Asks for the sessions' end and looks for it here: where the server itself waits, it looks only every 100 ms. */
    @Override
    public void terminate(Connection observer, Collection<Long> sessions) throws SQLException {
        Array all = observer.createArrayOf("int8", sessions.toArray());
        Jdbc.query(observer, row -> row.getBoolean(1), TERMINATE, all);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !Jdbc.text(observer, COUNT, all).equals("0")) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    @Override
    public Map<Long, TableName> names(Connection observer, Collection<Long> relations) throws SQLException {
        Map<Long, TableName> names = new HashMap<>();
        Jdbc.query(
                observer,
                row -> names.put(row.getLong(1), new TableName(row.getString(2), row.getString(3))),
                NAMES,
                observer.createArrayOf("int8", relations.toArray()));
        return names;
    }
}
