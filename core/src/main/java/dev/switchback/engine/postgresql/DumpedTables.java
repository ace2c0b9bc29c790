// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.DumpedRows;
import dev.switchback.engine.RowSum;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes what PostgreSQL's tables hold.
 *
 * <p>Several processes may share a large table. Large objects are a table of their own.
 */
record DumpedTables(Connection connection) implements DumpedRows {

    private static final TableName LARGE_OBJECTS = new TableName("pg_catalog", "pg_largeobject");

    /** What an extension brought comes with it. Partitions are dumped each on its own. */
    private static final String TABLES = """
            SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.oid >= 16384 AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C\"""";

    private static final String ROWS = "SELECT count(*), coalesce(sum(%s), 0)::text FROM ONLY %s";

    private static final String OBJECTS =
            "SELECT count(*), coalesce(sum(hashtextextended(md5(lo_get(oid)), oid::int8)), 0)::text FROM pg_largeobject_metadata";

    /** Prepares a session whose values are texts that nobody's settings change. */
    static void prepare(Connection connection) throws SQLException {
        PostgresRowReader.fix(connection);
    }

    static DumpedTables on(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            prepare(connection);
        }
        String encoding = Jdbc.text(connection, "SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new SQLException("sums are of text in UTF8, and the database has " + encoding);
        }
        return new DumpedTables(connection);
    }

    @Override
    public List<TableName> tables() throws SQLException {
        List<TableName> tables = new ArrayList<>(
                Jdbc.query(connection, row -> new TableName(row.getString(1), row.getString(2)), TABLES));
        if (!Jdbc.text(connection, "SELECT count(*) FROM pg_largeobject_metadata")
                .equals("0")) {
            tables.add(LARGE_OBJECTS);
        }
        return tables;
    }

    @Override
    public RowSum read(TableName table) throws SQLException {
        if (connection.getAutoCommit()) {
            return sum(table);
        }
        Savepoint before = connection.setSavepoint();
        try {
            RowSum sum = sum(table);
            connection.releaseSavepoint(before);
            return sum;
        } catch (SQLException e) {
            if (!connection.isClosed()) {
                connection.rollback(before);
            }
            throw e;
        }
    }

    private RowSum sum(TableName table) throws SQLException {
        String sql = table.equals(LARGE_OBJECTS)
                ? OBJECTS
                : String.format(ROWS, RowHash.of(connection, table), RowExpressions.quoted(table));
        return Jdbc.query(connection, row -> new RowSum(table, row.getLong(1), row.getString(2)), sql)
                .get(0);
    }
}
