// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.SchemaReader;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a PostgreSQL catalog: what {@code pg_dump --schema-only} would write, as objects. */
final class PostgresSchemaReader implements SchemaReader {

    private final Connection connection;
    private final CatalogSql sql;
    private final Set<String> excluded;

    private PostgresSchemaReader(Connection connection, CatalogSql sql, Set<String> excluded) {
        this.connection = connection;
        this.sql = sql;
        this.excluded = Set.copyOf(excluded);
    }

    static PostgresSchemaReader on(Connection connection, Set<TableName> excluded) throws SQLException {
        prepare(connection);
        Set<String> quoted = new HashSet<>();
        for (TableName table : excluded) {
            quoted.add(Jdbc.text(connection, "SELECT format('%I.%I', ?, ?)", table.schema(), table.name()));
        }
        int version = connection.getMetaData().getDatabaseMajorVersion();
        boolean superuser = Jdbc.text(connection, "SHOW is_superuser").equals("on");
        return new PostgresSchemaReader(connection, new CatalogSql(version, superuser), quoted);
    }

    /** Sets what the text of a definition depends on, as pg_dump does, and what makes many small queries cheap. */
    private static void prepare(Connection connection) throws SQLException {
        Jdbc.execute(connection, """
                SET search_path = ''; SET quote_all_identifiers = off; SET "TimeZone" = 'UTC'; SET "DateStyle" = 'ISO';
                SET "IntervalStyle" = 'postgres'; SET extra_float_digits = 3; SET jit = off;
                SET max_parallel_workers_per_gather = 0; SET statement_timeout = 0; SET lock_timeout = 0""");
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
    }

    @Override
    public Snapshot read() throws SQLException {
        connection.setAutoCommit(false);
        try {
            return Snapshot.of(everything());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<SchemaObject> everything() throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        for (CatalogPart part : CatalogPart.values()) {
            Map<Long, List<SchemaObject>> units = new HashMap<>();
            for (String query : sql.all(part)) {
                readInto(units, query);
            }
            units.values().removeIf(this::isExcluded);
            units.values().forEach(objects::addAll);
        }
        return objects;
    }

    /** A sequence goes with the table whose column owns it. */
    private boolean isExcluded(List<SchemaObject> unit) {
        return unit.stream().anyMatch(object -> switch (object.key().kind()) {
            case "table" -> excluded.contains(object.key().name());
            case "sequence" ->
                excluded.stream()
                        .anyMatch(table ->
                                object.properties().getOrDefault("owned by", "").startsWith(table + "."));
            default -> false;
        });
    }

    private void readInto(Map<Long, List<SchemaObject>> units, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                units.computeIfAbsent(rows.getLong(1), unit -> new ArrayList<>())
                        .add(object(rows, columns));
            }
        } catch (SQLException e) {
            throw new SQLException("cannot read the catalog: " + e.getMessage() + "\n" + query, e.getSQLState(), e);
        }
    }

    private static SchemaObject object(ResultSet row, ResultSetMetaData columns) throws SQLException {
        SortedMap<String, String> properties = new TreeMap<>();
        for (int i = 6; i <= columns.getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null) {
                properties.put(columns.getColumnLabel(i), value);
            }
        }
        ObjectKey key = new ObjectKey(row.getString(2), row.getString(3), row.getString(4));
        return new SchemaObject(key, properties, row.getInt(5));
    }
}
