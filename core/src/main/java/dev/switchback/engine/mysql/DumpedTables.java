// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.DumpedRows;
import dev.switchback.engine.RowSum;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Hashes what the tables of MySQL or MariaDB hold, as far as their own dumps hold it.
 *
 * <p>SHA2 is used since MD5 is no longer there in MySQL 9.7. Of a system-versioned table only the current rows count.
 */
record DumpedTables(Connection connection, Flavor flavor) implements DumpedRows {

    private static final String TABLES =
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND " + StorageEngine.keepsItsRows()
                    + " ORDER BY TABLE_NAME";

    private static final String COLUMNS = """
            SELECT COLUMN_NAME, DATA_TYPE FROM information_schema.COLUMNS
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION""";

    private static final String ENGINE =
            "SELECT ENGINE FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?";

    @Override
    public List<TableName> tables() throws SQLException {
        return Jdbc.query(connection, row -> new TableName("", row.getString(1)), TABLES);
    }

    @Override
    public RowSum read(TableName table) throws SQLException {
        if (!connection.getAutoCommit()) {
            requireTransactions(table);
        }
        List<String> texts = Jdbc.query(connection, this::text, COLUMNS, table.name());
        String row = texts.stream()
                .map(text -> "COALESCE(" + text + ", CHAR(30))")
                .collect(Collectors.joining(", ", "CONCAT_WS(CHAR(31), ", ")"));
        String sql = "SELECT COUNT(*), COALESCE(SUM(h), 0), COUNT(h) FROM (SELECT "
                + "CAST(CONV(LEFT(SHA2(" + row + ", 256), 16), 16, 10) AS UNSIGNED) AS h FROM "
                + StoredValues.quoted(table.name()) + ") AS hashed";
        return Jdbc.query(connection, result -> sum(table, result), sql).get(0);
    }

    /** A row that is longer than a packet has no text, and no hash. */
    private static RowSum sum(TableName table, ResultSet result) throws SQLException {
        if (result.getLong(1) != result.getLong(3)) {
            throw new SQLException("a row of it is longer than max_allowed_packet when it is written as text");
        }
        return new RowSum(
                table, result.getLong(1), result.getBigDecimal(2).toBigInteger().toString());
    }

    /** Others write to such a table whatever moment we look at. */
    private void requireTransactions(TableName table) throws SQLException {
        String engine = Jdbc.text(connection, ENGINE, table.name());
        if (!StorageEngine.isTransactional(engine)) {
            throw new SQLException("its storage engine " + engine + " keeps no moment for others to look at");
        }
    }

    private String text(ResultSet column) throws SQLException {
        String type = column.getString(2).toLowerCase(Locale.ROOT);
        String name = StoredValues.quoted(column.getString(1));
        return switch (type) {
            // A dump has six digits of it, from which the same six come back; see DumpLosses.
            case "float" -> "IF(" + name + " = 0, '0', CONVERT(" + name + " USING utf8mb4)) COLLATE utf8mb4_bin";
            // A dump writes a negative zero as -0, which is read as the whole number 0.
            case "double" -> "CONVERT(" + name + " + 0e0 USING utf8mb4) COLLATE utf8mb4_bin";
            // A document that was made with exact numbers or times in it has them as plain ones after a restore.
            case "json" -> flavor == Flavor.MYSQL ? document(name) : StoredValues.text(type, column.getString(1));
            default -> StoredValues.text(type, column.getString(1));
        };
    }

    private static String document(String name) {
        return "SHA2(CAST(CAST(CAST(" + name + " AS CHAR) AS JSON) AS CHAR), 256) COLLATE utf8mb4_bin";
    }
}
