// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TransactionProbe.Glance;
import dev.switchback.engine.TransactionProbe.Onlooker;
import dev.switchback.engine.TransactionProbe.Reading;
import dev.switchback.engine.TransactionProbe.Trail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows a script from another session, by what the performance schema tells.
 *
 * <p>A statement that writes rows keeps its metadata locks until the transaction ends, so they are looked at after it. One that
 * alters tables commits and gives them up at once, but names the tables. For all others, and in the end, the server's counts of
 * writes tell which tables were written: nothing is missed that neither a lock nor a name has shown.
 */
final class ScriptTrail implements Trail {

    private static final String TABLES = """
            SELECT TABLE_NAME FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = ? AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')""";

    private static final String NOT_OBSERVED =
            "performance_schema is off on this server, or does not observe which tables a" + " session locks";
    private static final String NO_ROOM = "performance_schema has no room for all tables of this server: set"
            + " performance_schema_max_table_instances, _max_table_handles and _max_table_lock_stat to -1";
    private static final String MAY_ALTER =
            "a procedure or prepared statement alters tables, and the server does not tell which";
    private static final String CLASS_ALTERS =
            "a Java migration or callback alters tables, and the server does not tell which";

    private final Connection script;
    private final Onlooker onlooker;
    private final Flavor flavor;
    private final DriverSession driver;
    private final TracedTables traced = new TracedTables();
    private final Set<String> locked = new HashSet<>();
    private final Set<String> tables = new HashSet<>();
    private Instruments instruments = Instruments.NONE;
    private ObservedNames names = new ObservedNames(false);
    private Optional<ThreadLocks> locks = Optional.empty();
    private String database = "";
    private final Set<String> existing = new HashSet<>();
    private TableReads reads = TableReads.NONE;
    private @Nullable TableWrites counted;
    private @Nullable Definitions defined;
    private @Nullable String unknown;
    private boolean uncounted;
    private int statements;
    private int transactions;

    ScriptTrail(Connection script, Onlooker onlooker, Flavor flavor) {
        this.script = script;
        this.onlooker = onlooker;
        this.flavor = flavor;
        this.driver = DriverSession.of(flavor);
    }

    @Override
    public Optional<Glance> begin() throws SQLException {
        Connection eye = onlooker.connection();
        database = Jdbc.text(eye, "SELECT DATABASE()");
        names = ObservedNames.read(eye);
        instruments = Instruments.of(eye);
        locks = instruments.tableLocks() ? ThreadLocks.of(eye, driver.id(script)) : Optional.empty();
        if (locks.isEmpty()) {
            unknown = NOT_OBSERVED;
        } else {
            counted = TableWrites.read(eye, database);
            reads = TableReads.read(eye, database);
            defined = Definitions.read(eye);
            list();
            existing.addAll(tables);
        }
        return Optional.of(traced.glance());
    }

    private void list() throws SQLException {
        tables.addAll(Jdbc.query(onlooker.connection(), row -> row.getString(1), TABLES, database));
    }

    @Override
    public void before(String sql) throws SQLException {
        boolean other = StatementKind.of(sql) == StatementKind.OTHER;
        if (counted != null && (other || (uncounted && !keepsLocks()))) {
            traced.addUnplaced(written(counted, locked));
        }
        if (counted != null && other) {
            defined = Definitions.read(onlooker.connection());
        }
    }

    private boolean keepsLocks() throws SQLException {
        return instruments.metadataLocks() && driver.isInTransaction(script);
    }

    @Override
    public Optional<Glance> after(String sql) throws SQLException {
        statements++;
        if (counted != null) {
            look(StatementKind.of(sql), sql, counted);
        }
        return Optional.of(traced.glance());
    }

    private void look(StatementKind kind, String sql, TableWrites counts) throws SQLException {
        switch (kind) {
            case DEFINITION -> Mentions.in(sql).forEach(word -> traced.add(word, "named by statement " + statements));
            case WRITE, READ -> {
                lookAtLocks();
                if (keepsLocks()) {
                    uncounted = true;
                } else {
                    lookAtCounts(counts);
                }
            }
            case OTHER -> {
                lookAtLocks();
                lookAtCounts(counts);
                if (!Definitions.read(onlooker.connection()).equals(defined)) {
                    unknown = MAY_ALTER;
                }
            }
            case PROGRAM, TRANSACTION -> {}
        }
        if (kind != StatementKind.WRITE && kind != StatementKind.READ) {
            transactions++;
        }
    }

    private void lookAtLocks() throws SQLException {
        if (instruments.metadataLocks() && locks.isPresent()) {
            for (ThreadLocks.Held lock : locks.get().held(onlooker.connection(), database)) {
                locked.add(lock.table());
                traced.add(lock.table(), lock.type() + " in transaction " + transactions);
            }
        }
    }

    private void lookAtCounts(TableWrites counts) throws SQLException {
        written(counts, Set.of()).forEach(table -> traced.add(table, "written by statement " + statements));
    }

    /**
     * Returns the tables that were written since, and those that foreign keys lead to from them.
     *
     * @param explained tables whose locks were looked at, so that those are known to which foreign keys led
     */
    private Set<String> written(TableWrites before, Set<String> explained) throws SQLException {
        Connection eye = onlooker.connection();
        TableWrites now = TableWrites.read(eye, database);
        counted = now;
        uncounted = false;
        Set<String> written = now.since(before);
        Set<String> sources = new HashSet<>(written);
        sources.removeAll(explained);
        locked.clear();
        if (flavor == Flavor.MYSQL && !sources.isEmpty()) {
            written.addAll(TableWrites.reachedFrom(sources, eye, database, names));
        }
        return written;
    }

    @Override
    public Optional<Reading> end() throws SQLException {
        if (counted != null) {
            // Whatever follows the last statement, such as a callback, is not looked at while it holds its locks.
            Set<String> explained = Set.copyOf(locked);
            lookAtLocks();
            traced.addUnplaced(written(counted, explained));
            list();
            if (statements == 0 && !Definitions.read(onlooker.connection()).equals(defined)) {
                unknown = CLASS_ALTERS;
            }
            if (TableWrites.areIncomplete(onlooker.connection())) {
                unknown = NO_ROOM;
            }
        }
        Map<Long, LockedRelation> relations = traced.among(tables, names);
        return Optional.of(new Reading(
                "", List.copyOf(relations.values()), read(relations.keySet()), Optional.ofNullable(unknown)));
    }

    /** A table that a statement names to alter something counts as written; from all others rows are read under a lock. */
    private Set<TableName> read(Set<Long> touched) throws SQLException {
        if (counted == null) {
            return Set.of();
        }
        Set<String> seen = TableReads.read(onlooker.connection(), database).since(reads);
        return existing.stream()
                .filter(table -> seen.contains(names.of(table)))
                .filter(table -> !touched.contains(TableIdentities.ofName(names.of(table))))
                .map(table -> new TableName("", table))
                .collect(Collectors.toSet());
    }
}
