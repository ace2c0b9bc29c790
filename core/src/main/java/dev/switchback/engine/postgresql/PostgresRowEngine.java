// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.Question;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the tables of a PostgreSQL database as far as filling them needs, and fills them. */
public final class PostgresRowEngine implements RowEngine {

    private static final String TABLES = """
            SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind::text = ANY (string_to_array(?, ',')) AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
            """;

    /**
     * Planning the catalog query costs more than running it, so that the plan is to be kept; but then it must be one that does
     * not read catalogs from end to end, which is cheapest only as long as there are few tables. Deferred constraints are looked
     * at once: at the commit it would be too late to leave a row out.
     */
    private static final String SETTINGS = """
            SELECT set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
              set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
              set_config('enable_mergejoin', 'off', true);
            SET CONSTRAINTS ALL IMMEDIATE
            """;

    private static final String WRITTEN = """
            SELECT schemaname, relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
            """;

    /** Tables that are counted in one statement: each takes a lock, of which a server has a limited number. */
    private static final int CHUNK = 100;

    private final Connection connection;
    private final Guard guard;
    private final Judge judge;
    private final String shapes;

    /** Works on this connection, which stays its owner's. */
    public PostgresRowEngine(Connection connection) throws SQLException {
        this.connection = connection;
        this.guard = new Guard(connection);
        this.judge = new Judge(guard);
        boolean knowsEnforced = connection.getMetaData().getDatabaseMajorVersion() >= 18;
        this.shapes =
                SqlText.resource("table-shapes.sql").replace("/*enforced*/", knowsEnforced ? "AND k.conenforced" : "");
    }

    @Override
    public void begin() throws SQLException {
        Jdbc.execute(connection, SETTINGS);
    }

    @Override
    public SortedSet<TableName> tables() throws SQLException {
        return tables("r,p");
    }

    @Override
    public SortedSet<TableName> foreignTables() throws SQLException {
        return tables("f");
    }

    private SortedSet<TableName> tables(String kinds) throws SQLException {
        return new TreeSet<>(
                Jdbc.query(connection, row -> new TableName(row.getString(1), row.getString(2)), TABLES, kinds));
    }

    @Override
    public Set<TableName> written() throws SQLException {
        return new TreeSet<>(Jdbc.query(connection, row -> new TableName(row.getString(1), row.getString(2)), WRITTEN));
    }

    @Override
    public Map<TableName, TableShape> shapes(Set<TableName> tables) throws SQLException {
        ShapeReader reader = new ShapeReader(new TypeReader(connection));
        Map<TableName, TableShape> result = new TreeMap<>();
        Array schemas = connection.createArrayOf(
                "text", tables.stream().map(TableName::schema).toArray());
        Array names = connection.createArrayOf(
                "text", tables.stream().map(TableName::name).toArray());
        for (TableShape shape : Jdbc.query(connection, reader::read, shapes, schemas, names)) {
            result.put(shape.name(), shape);
        }
        return result;
    }

    @Override
    public List<String> compose(TypeShape type, List<List<String>> parts) {
        return ComposedValues.of(type, parts);
    }

    @Override
    public Map<TableName, Integer> counts(Collection<TableName> tables, int limit) throws SQLException {
        Map<TableName, Integer> result = new TreeMap<>();
        List<TableName> left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            List<TableName> chunk = left.subList(0, Math.min(left.size(), CHUNK));
            List<String> queries = new ArrayList<>();
            for (int i = 0; i < chunk.size(); i++) {
                queries.add("SELECT " + i + ", count(*) FROM (SELECT FROM ONLY " + SqlText.name(chunk.get(i))
                        + " LIMIT " + limit + ") AS counted");
            }
            Jdbc.query(
                    connection,
                    row -> result.put(chunk.get(row.getInt(1)), row.getInt(2)),
                    String.join(" UNION ALL ", queries));
            left = left.subList(chunk.size(), left.size());
        }
        return result;
    }

    @Override
    public List<List<String>> tuples(TableName table, List<String> columns, int limit) throws SQLException {
        String notNull = String.join(
                " AND ",
                columns.stream().map(c -> SqlText.name(c) + " IS NOT NULL").toList());
        String texts = String.join(
                ", ", columns.stream().map(c -> SqlText.name(c) + "::text").toList());
        String sql = "SELECT " + texts + " FROM " + SqlText.name(table) + " WHERE " + notNull + " LIMIT " + limit;
        return Jdbc.query(connection, row -> strings(row, columns.size()), sql);
    }

    private static List<String> strings(ResultSet row, int n) throws SQLException {
        List<String> result = new ArrayList<>(n);
        for (int i = 1; i <= n; i++) {
            result.add(row.getString(i));
        }
        return result;
    }

    @Override
    public List<List<BitSet>> judge(List<Question> questions) throws SQLException {
        return judge.judge(questions);
    }

    @Override
    public List<InsertedRow> insert(TableShape table, List<ColumnShape> columns, List<List<Cell>> rows)
            throws SQLException {
        Insertion insertion = new Insertion(table, columns);
        return guard.run(insertion.script(rows), insertion::read);
    }

    @Override
    public Map<TableName, List<InsertedRow>> insertTogether(Map<TableShape, List<List<Cell>>> rows)
            throws SQLException {
        JointInsertion insertion = JointInsertion.of(rows);
        return guard.run(insertion.script(), insertion::read);
    }

    @Override
    public boolean lostConnection(SQLException error) {
        return ServerMessage.lostConnection(error);
    }

    @Override
    public int remove(List<InsertedRow> rows) throws SQLException {
        int removed = 0;
        for (InsertedRow row : rows) {
            removed += Jdbc.query(
                            connection,
                            found -> 1,
                            "DELETE FROM " + SqlText.name(row.table()) + " WHERE ctid = ?::tid RETURNING 1",
                            row.location())
                    .size();
        }
        return removed;
    }
}
