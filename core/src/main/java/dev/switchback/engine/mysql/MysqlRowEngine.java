// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.Question;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the tables of a MySQL or MariaDB database as far as filling them needs, and fills them. */
public final class MysqlRowEngine implements RowEngine {

    private static final String TABLES = """
            SELECT table_name, IFNULL(engine, '') FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
            """;
    /**
     * A value that does not fit is to be an error, and what a text means is not to depend on the server's settings; everything
     * else is as the server has it.
     */
    private static final String SETTINGS = """
            SET SESSION sql_mode = CONCAT_WS(',', 'STRICT_ALL_TABLES',
                REPLACE(REPLACE(REPLACE(@@GLOBAL.sql_mode, 'NO_BACKSLASH_ESCAPES', ''), 'ANSI_QUOTES', ''),
                  'PAD_CHAR_TO_FULL_LENGTH', '')),
              SESSION time_zone = '+00:00', SESSION foreign_key_checks = 1, SESSION unique_checks = 1,
              SESSION sql_safe_updates = 0, SESSION sql_select_limit = 18446744073709551615""";
    /** Tables that are looked into in one statement. */
    private static final int CHUNK = 100;

    private final Connection connection;
    private final Flavor flavor;
    private final RowStatements statements;
    private final RowJudge judge;
    private final Set<TableName> withoutTransactions = new HashSet<>();
    private final Set<TableName> rewritten = new HashSet<>();
    private final Set<TableName> written = new TreeSet<>();

    /** Works on this connection, which stays its owner's. */
    public MysqlRowEngine(Connection connection, Flavor flavor) {
        this.connection = connection;
        this.flavor = flavor;
        this.statements = new RowStatements(connection);
        this.judge = new RowJudge(statements, flavor);
    }

    @Override
    public void begin() throws SQLException {
        written.clear();
        statements.update(settings(flavor));
    }

    /** Returns the statement that makes a session fit to take rows of ours. */
    static String settings(Flavor flavor) {
        return flavor == Flavor.MARIADB ? SETTINGS + ", SESSION check_constraint_checks = 1" : SETTINGS;
    }

    @Override
    public SortedSet<TableName> tables() throws SQLException {
        return tables(false);
    }

    @Override
    public SortedSet<TableName> foreignTables() throws SQLException {
        return tables(true);
    }

    private SortedSet<TableName> tables(boolean foreign) throws SQLException {
        SortedSet<TableName> result = new TreeSet<>();
        statements.query(
                TABLES,
                row -> StorageEngine.isForeign(row.getString(2)) == foreign
                        && result.add(new TableName("", row.getString(1))));
        return result;
    }

    @Override
    public Map<TableName, TableShape> shapes(Set<TableName> tables) throws SQLException {
        List<String> names = tables.stream()
                .filter(table -> table.schema().isEmpty())
                .map(TableName::name)
                .toList();
        RowShapes read = RowShapes.read(new RowCatalog(connection, flavor), names);
        withoutTransactions.addAll(read.withoutTransactions());
        rewritten.removeAll(tables);
        rewritten.addAll(read.rewritten());
        Set<TableName> filled = new HashSet<>();
        counts(read.countable(), 1).forEach((table, rows) -> {
            if (rows > 0) {
                filled.add(table);
            }
        });
        return read.shapes(filled);
    }

    @Override
    public List<String> compose(TypeShape type, List<List<String>> parts) {
        return List.of();
    }

    @Override
    public Optional<String> held(TypeShape type, String text) {
        return HeldValues.of(type, text);
    }

    @Override
    public String compared(TypeShape type, String text) {
        return ComparedValues.of(type, text);
    }

    @Override
    public Map<TableName, Integer> counts(Collection<TableName> tables, int limit) throws SQLException {
        Map<TableName, Integer> result = new TreeMap<>();
        List<TableName> left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            List<TableName> chunk = left.subList(0, Math.min(left.size(), CHUNK));
            List<String> queries = new ArrayList<>();
            for (int i = 0; i < chunk.size(); i++) {
                queries.add("SELECT " + i + ", COUNT(*) FROM (SELECT 1 FROM " + RowSql.name(chunk.get(i)) + " LIMIT "
                        + limit + ") AS counted");
            }
            statements.query(
                    String.join(" UNION ALL ", queries), row -> result.put(chunk.get(row.getInt(1)), row.getInt(2)));
            left = left.subList(chunk.size(), left.size());
        }
        return result;
    }

    @Override
    public List<List<String>> tuples(TableName table, List<String> columns, int limit) throws SQLException {
        String names = RowSql.names(columns);
        String texts = columns.stream()
                .map(column -> ", CAST(" + RowSql.name(column) + " AS CHAR)")
                .collect(Collectors.joining());
        String notNull = columns.stream()
                .map(column -> RowSql.name(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String sql = "SELECT " + names + texts + " FROM " + RowSql.name(table) + " WHERE " + notNull + " ORDER BY "
                + names + " LIMIT " + limit;
        return statements.query(sql, row -> texts(row, columns.size()));
    }

    private static List<String> texts(ResultSet row, int n) throws SQLException {
        List<String> result = new ArrayList<>(n);
        for (int i = 1; i <= n; i++) {
            result.add(text(row, i, n + i));
        }
        return result;
    }

    /** Bytes and bits cannot be converted to characters: they are read as they are, and all else as the server writes it. */
    private static String text(ResultSet row, int value, int text) throws SQLException {
        String type = row.getMetaData().getColumnTypeName(value);
        if (type.equals("BIT")) {
            return new BigInteger(1, row.getBytes(value)).toString(2);
        }
        boolean bytes = type.contains("BINARY") || type.contains("BLOB");
        return bytes ? RowSql.BYTES + RowSql.hex(row.getBytes(value)) : row.getString(text);
    }

    @Override
    public List<List<BitSet>> judge(List<Question> questions) throws SQLException {
        return judge.judge(questions);
    }

    @Override
    public List<InsertedRow> insert(TableShape table, List<ColumnShape> columns, List<List<Cell>> rows)
            throws SQLException {
        if (rows.size() > 1 && withoutTransactions.contains(table.name())) {
            // What went in before an error would stay; one row is all or nothing.
            throw new SQLException("the storage engine of table " + table.name()
                    + " takes no statement back: it gets one" + " row at a time");
        }
        written.add(table.name());
        try {
            return insertion(table, columns, rows).run();
        } catch (SQLException e) {
            throw lostConnection(e) ? e : RowErrors.plain(e, connection.getCatalog());
        }
    }

    private RowInsertion insertion(TableShape table, List<ColumnShape> columns, List<List<Cell>> rows) {
        return new RowInsertion(statements, flavor, table, columns, rows, rewritten.contains(table.name()));
    }

    @Override
    public Set<TableName> written() throws SQLException {
        return WrittenTables.from(written, tables(), statements);
    }

    @Override
    public boolean lostConnection(SQLException error) {
        return RowErrors.lostConnection(error);
    }

    @Override
    public Map<TableName, List<InsertedRow>> insertTogether(Map<TableShape, List<List<Cell>>> rows)
            throws SQLException {
        List<RowInsertion> insertions = new ArrayList<>();
        rows.forEach((table, cells) -> insertions.add(insertion(table, table.givenColumns(), cells)));
        Map<TableName, List<InsertedRow>> result =
                statements.allOrNothing(() -> new JointRows(statements, insertions).run());
        written.addAll(result.keySet());
        return result;
    }

    @Override
    public int remove(List<InsertedRow> rows) throws SQLException {
        rows.forEach(row -> written.add(row.table()));
        return new RowRemoval(statements, withoutTransactions).remove(rows);
    }
}
