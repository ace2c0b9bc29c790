// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
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
            WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
            """;

    private static final String WRITTEN = """
            SELECT schemaname, relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
            """;

    private final Connection connection;
    private final String shapes;

    /** Works on this connection, which stays its owner's. */
    public PostgresRowEngine(Connection connection) throws SQLException {
        this.connection = connection;
        boolean knowsEnforced = connection.getMetaData().getDatabaseMajorVersion() >= 18;
        this.shapes =
                SqlText.resource("table-shapes.sql").replace("/*enforced*/", knowsEnforced ? "AND k.conenforced" : "");
    }

    @Override
    public SortedSet<TableName> tables() throws SQLException {
        return new TreeSet<>(Jdbc.query(connection, row -> new TableName(row.getString(1), row.getString(2)), TABLES));
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
    public int count(TableName table, int limit) throws SQLException {
        return Integer.parseInt(Jdbc.text(
                connection,
                "SELECT count(*) FROM (SELECT FROM ONLY " + SqlText.name(table) + " LIMIT " + limit + ") AS counted"));
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
    public List<BitSet> judge(
            String table,
            List<ColumnShape> columns,
            List<ColumnShape> computed,
            List<Condition> conditions,
            List<List<Cell>> candidates)
            throws SQLException {
        Judgement judgement = new Judgement(table, columns, computed, conditions);
        return judge(judgement, candidates);
    }

    private List<BitSet> judge(Judgement judgement, List<List<Cell>> candidates) throws SQLException {
        if (candidates.isEmpty()) {
            return List.of();
        }
        try {
            return guarded(statement -> {
                List<BitSet> result = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(judgement.query(candidates))) {
                    while (rows.next()) {
                        result.add(bits(rows, judgement.conditions().size()));
                    }
                }
                return result;
            });
        } catch (SQLException e) {
            return judgeHalves(judgement, candidates, e);
        }
    }

    /** One candidate that makes an expression fail spoils the whole query: it is found by halving. */
    private List<BitSet> judgeHalves(Judgement judgement, List<List<Cell>> candidates, SQLException cause)
            throws SQLException {
        if (connection.isClosed() || ServerMessage.lostConnection(cause)) {
            throw cause;
        }
        if (candidates.size() == 1) {
            return List.of(new BitSet());
        }
        int middle = candidates.size() / 2;
        List<BitSet> result = new ArrayList<>(judge(judgement, candidates.subList(0, middle)));
        result.addAll(judge(judgement, candidates.subList(middle, candidates.size())));
        return result;
    }

    private static BitSet bits(ResultSet row, int n) throws SQLException {
        BitSet bits = new BitSet(n);
        for (int i = 0; i < n; i++) {
            bits.set(i, row.getBoolean(i + 1));
        }
        return bits;
    }

    @Override
    public List<InsertedRow> insert(TableShape table, List<ColumnShape> columns, List<List<Cell>> rows)
            throws SQLException {
        Insertion insertion = new Insertion(table, columns);
        return guarded(statement -> insertion.run(statement, rows));
    }

    @Override
    public Map<TableName, List<InsertedRow>> insertTogether(Map<TableShape, List<List<Cell>>> rows)
            throws SQLException {
        return guarded(statement -> Insertion.runTogether(statement, rows));
    }

    @Override
    public boolean lostConnection(SQLException error) {
        return ServerMessage.lostConnection(error);
    }

    private interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    /** Runs work so that its failure leaves the transaction usable. */
    private <T> T guarded(Work<T> work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT switchback_rows");
            try {
                T result = work.run(statement);
                statement.execute("RELEASE SAVEPOINT switchback_rows");
                return result;
            } catch (SQLException e) {
                rollback(statement, e);
                throw e;
            }
        }
    }

    private static void rollback(Statement statement, SQLException cause) {
        try {
            statement.execute("ROLLBACK TO SAVEPOINT switchback_rows; RELEASE SAVEPOINT switchback_rows");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
