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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Reads a backend's own locks from {@code pg_locks}. */
public final class PostgresTransactionProbe implements TransactionProbe {

    /*
     * Relations of the system catalog (identifiers below 16384) are left out. Every transaction locks its own virtual
     * identifier, which names it. https://www.postgresql.org/docs/current/view-pg-locks.html
     */
    private static final String OWN_LOCKS = """
              FROM pg_catalog.pg_locks l
             WHERE l.pid = pg_catalog.pg_backend_pid() AND l.granted
               AND (l.locktype = 'virtualxid' OR l.locktype = 'relation' AND l.relation >= 16384)
            """;

    /** What a transaction creates it locks in another mode as well. */
    private static final Set<String> TO_READ = Set.of("AccessShareLock", "RowShareLock");

    private static final String GLANCE = "SELECT l.virtualtransaction, l.relation::bigint, l.mode" + OWN_LOCKS
            + " AND l.mode NOT IN ('AccessShareLock', 'RowShareLock')";

    /** Sub-selects, since joins with the catalog cost several times as much. */
    private static final String LOCKS = """
            SELECT l.virtualtransaction, l.relation::bigint, l.mode,
                   (SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.oid = l.relation),
                   (SELECT c.relname FROM pg_catalog.pg_class c WHERE c.oid = l.relation),
                   (SELECT c.relkind FROM pg_catalog.pg_class c WHERE c.oid = l.relation),
                   l.locktype = 'virtualxid' AND EXISTS (SELECT 1 FROM pg_catalog.pg_trigger t
                    WHERE t.tginitdeferred AND NOT t.tgisinternal)
            """ + OWN_LOCKS;

    /** Whoever writes to an index or a TOAST table has locked its table. */
    private static final String KINDS_BESIDE_A_TABLE = "iIt";

    private static final String TABLES = "rpmf";

    @Override
    public boolean isOpen(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    @Override
    public boolean followsWithoutTransaction() {
        return false;
    }

    /** Looks from within the session: PostgreSQL has nothing that a query in between would change for the script. */
    @Override
    public Trail follow(Connection connection, Onlooker onlooker) {
        return new OwnLocks(connection);
    }

    private final class OwnLocks implements Trail {

        private final Connection connection;

        OwnLocks(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Optional<Glance> begin() throws SQLException {
            return Optional.of(glance(connection));
        }

        @Override
        public Optional<Glance> after(String statement) throws SQLException {
            return isOpen(connection) ? Optional.of(glance(connection)) : Optional.empty();
        }

        @Override
        public Optional<Reading> end() throws SQLException {
            return isOpen(connection) ? Optional.of(read(connection)) : Optional.empty();
        }
    }

    private static Reading read(Connection connection) throws SQLException {
        Map<Long, LockedRelation> locked = new TreeMap<>();
        List<String> transaction = new ArrayList<>();
        List<Boolean> later = Jdbc.query(
                connection,
                row -> {
                    transaction.add(row.getString(1));
                    lockedRelation(row).ifPresent(lock -> locked.merge(lock.oid(), lock, LockedRelation::and));
                    return row.getBoolean(7);
                },
                LOCKS);
        return new Reading(
                name(transaction),
                locked.values().stream()
                        .flatMap(PostgresTransactionProbe::toWrite)
                        .toList(),
                locked.values().stream()
                        .filter(relation ->
                                TO_READ.containsAll(relation.modes()) && TABLES.indexOf(relation.kind()) >= 0)
                        .flatMap(relation -> relation.name().stream())
                        .collect(Collectors.toSet()),
                later.contains(true)
                        ? Optional.of("a deferred trigger may write when the transaction commits")
                        : Optional.empty());
    }

    private static Stream<LockedRelation> toWrite(LockedRelation relation) {
        Set<String> modes = new HashSet<>(relation.modes());
        modes.removeAll(TO_READ);
        return modes.isEmpty()
                ? Stream.of()
                : Stream.of(new LockedRelation(relation.oid(), relation.name(), relation.kind(), modes));
    }

    private static Optional<LockedRelation> lockedRelation(ResultSet row) throws SQLException {
        long oid = row.getLong(2);
        String kind = row.getString(6);
        if (oid == 0 || kind != null && KINDS_BESIDE_A_TABLE.contains(kind)) {
            return Optional.empty();
        }
        Set<String> modes = Set.of(row.getString(3));
        return Optional.of(
                kind == null
                        ? new LockedRelation(oid, Optional.empty(), '?', modes)
                        : new LockedRelation(
                                oid,
                                Optional.of(new TableName(row.getString(4), row.getString(5))),
                                kind.charAt(0),
                                modes));
    }

    private static Glance glance(Connection connection) throws SQLException {
        List<String> transaction = new ArrayList<>();
        Map<Long, Set<String>> locked = new HashMap<>();
        Jdbc.query(
                connection,
                row -> {
                    transaction.add(row.getString(1));
                    return locked.computeIfAbsent(row.getLong(2), oid -> new HashSet<>())
                            .add(row.getString(3));
                },
                GLANCE);
        locked.remove(0L);
        return new Glance(name(transaction), locked);
    }

    private static String name(List<String> transaction) {
        return transaction.isEmpty() ? "" : transaction.get(0);
    }

    @Override
    public Set<TableName> mentioned(Connection onlooker, Collection<String> statements) throws SQLException {
        return MentionedTables.in(statements, onlooker);
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
