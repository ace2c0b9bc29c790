// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.SchemaReader;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads a PostgreSQL catalog: what {@code pg_dump --schema-only} would write, as objects.
 *
 * <p>The first reading reads everything. A later one reads what may have changed, see {@link CatalogWatch}, and takes the
 * rest from the one before. Only a superuser may look at all catalogs that this takes; for others each reading is whole.
 *
 * <p>A snapshot tells apart what a dump does not: an invalid index, a foreign key whose triggers are disabled, a missing
 * schema {@code public} or extension {@code plpgsql}, and what a dump writes with {@code --create} alone, such as the settings
 * and the comment of the database.
 */
final class PostgresSchemaReader implements SchemaReader {

    private final Connection connection;
    private final CatalogWatch watch;
    private final CatalogContents contents;
    private final boolean superuser;

    private PostgresSchemaReader(
            Connection connection, CatalogSql sql, Set<String> excluded, Map<SchemaObject, SchemaObject> shared) {
        this.connection = connection;
        this.superuser = sql.isSuperuser();
        CatalogStatements catalog = new CatalogStatements(connection, sql);
        this.watch = new CatalogWatch(catalog);
        this.contents = new CatalogContents(catalog, excluded, shared);
    }

    static PostgresSchemaReader on(Connection connection, Set<TableName> excluded) throws SQLException {
        return on(connection, excluded, new HashMap<>());
    }

    /**
     * Opens a reader on a connection that nobody else uses.
     *
     * @param shared the objects that were read so far, by this reader or another; an equal one is taken from there
     */
    static PostgresSchemaReader on(
            Connection connection, Set<TableName> excluded, Map<SchemaObject, SchemaObject> shared)
            throws SQLException {
        prepare(connection);
        Set<String> quoted = new HashSet<>();
        for (TableName table : excluded) {
            quoted.add(Jdbc.text(connection, "SELECT format('%I.%I', ?, ?)", table.schema(), table.name()));
        }
        int version = connection.getMetaData().getDatabaseMajorVersion();
        boolean superuser = Jdbc.text(connection, "SHOW is_superuser").equals("on");
        return new PostgresSchemaReader(connection, CatalogSql.of(version, superuser), quoted, shared);
    }

    /** Sets what the text of a definition depends on, as pg_dump does, and what makes many small queries cheap. */
    private static void prepare(Connection connection) throws SQLException {
        Jdbc.execute(connection, """
                SET search_path = ''; SET quote_all_identifiers = off; SET "TimeZone" = 'UTC'; SET "DateStyle" = 'ISO';
                SET "IntervalStyle" = 'postgres'; SET extra_float_digits = 3; SET jit = off;
                SET max_parallel_workers_per_gather = 0; SET plan_cache_mode = force_generic_plan;
                SET statement_timeout = 0; SET lock_timeout = 0""");
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
    }

    @Override
    public Snapshot read() throws SQLException {
        return inTransaction(() -> contents.after(superuser ? watch.changes() : CatalogChanges.EVERYTHING));
    }

    @Override
    public Snapshot readOnce() throws SQLException {
        return inTransaction(() -> contents.after(CatalogChanges.EVERYTHING));
    }

    /** One moment for all queries; ended at once, for CREATE INDEX CONCURRENTLY waits for whoever has a snapshot. */
    private Snapshot inTransaction(Reading reading) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return reading.read();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private interface Reading {
        Snapshot read() throws SQLException;
    }
}
