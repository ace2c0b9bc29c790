// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TransactionProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Reads a backend's own locks from {@code pg_locks}. */
public final class PostgresTransactionProbe implements TransactionProbe {

    /*
     * Relations of the system catalog (identifiers below 16384) are left out, and so are indexes and TOAST tables: whoever
     * writes to them has locked their table. Every transaction locks its own virtual identifier, which names it.
     * https://www.postgresql.org/docs/current/view-pg-locks.html
     */
    private static final String LOCKS = """
            SELECT l.locktype, l.virtualtransaction, l.relation::bigint, n.nspname, c.relname, c.relkind,
                   pg_catalog.string_agg(DISTINCT l.mode, ',') AS modes,
                   l.locktype = 'virtualxid' AND EXISTS (SELECT 1 FROM pg_catalog.pg_trigger t
                    WHERE t.tginitdeferred AND NOT t.tgisinternal) AS writes_later
              FROM pg_catalog.pg_locks l
              LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
              LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE l.pid = pg_catalog.pg_backend_pid() AND l.granted
               AND (l.locktype = 'virtualxid'
                    OR l.locktype = 'relation' AND l.relation >= 16384
                       AND l.mode NOT IN ('AccessShareLock', 'RowShareLock')
                       AND (c.relkind IS NULL OR c.relkind NOT IN ('i', 'I', 't')))
             GROUP BY 1, 2, 3, 4, 5, 6
             ORDER BY 3
            """;

    @Override
    public boolean isOpen(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    @Override
    public Reading read(Connection connection) throws SQLException {
        List<LockedRelation> locked = new ArrayList<>();
        List<String> transaction = new ArrayList<>();
        List<Boolean> later = Jdbc.query(
                connection,
                row -> {
                    transaction.add(row.getString("virtualtransaction"));
                    if (row.getString("locktype").equals("relation")) {
                        locked.add(relation(row));
                    }
                    return row.getBoolean("writes_later");
                },
                LOCKS);
        return new Reading(transaction.isEmpty() ? "" : transaction.get(0), locked, later.contains(true));
    }

    private static LockedRelation relation(ResultSet row) throws SQLException {
        String name = row.getString("relname");
        Set<String> modes = Set.of(row.getString("modes").split(","));
        return name == null
                ? new LockedRelation(row.getLong("relation"), Optional.empty(), '?', modes)
                : new LockedRelation(
                        row.getLong("relation"),
                        Optional.of(new TableName(row.getString("nspname"), name)),
                        row.getString("relkind").charAt(0),
                        modes);
    }

    /*
     * After a query in an open transaction the driver's unnamed portal stays open and keeps its snapshot: for
     * CREATE INDEX CONCURRENTLY that is a transaction to wait for. A utility statement replaces the portal by one without.
     */
    @Override
    public void releaseSnapshot(Connection connection) throws SQLException {
        if (isOpen(connection)) {
            Jdbc.execute(connection, "SET LOCAL switchback.parked = '1'");
        }
    }

    @Override
    public void holdSnapshot(Connection connection) throws SQLException {
        Jdbc.text(connection, "SELECT 1");
    }
}
