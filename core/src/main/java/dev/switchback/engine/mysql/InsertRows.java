// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.RowSink;
import dev.switchback.engine.TableShape;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Writes rows as INSERTs of many rows each, which every server takes. */
final class InsertRows implements RowSink {

    private final Statement statement;
    private final List<ColumnShape> columns;
    private final Flavor flavor;
    private final int packet;
    private final String head;
    private final StringBuilder sql = new StringBuilder();
    private int column;

    InsertRows(Statement statement, TableShape table, List<ColumnShape> columns, Flavor flavor, int packet) {
        this.statement = statement;
        this.columns = columns;
        this.flavor = flavor;
        this.packet = packet;
        this.head = "INSERT INTO " + RowSql.name(table.name()) + " ("
                + RowSql.names(columns.stream().map(ColumnShape::name).toList()) + ") VALUES ";
    }

    private void begin() {
        if (column == 0) {
            sql.append(sql.isEmpty() ? head : ",").append('(');
        } else {
            sql.append(',');
        }
        column++;
    }

    @Override
    public void number(long value) {
        begin();
        sql.append(value);
    }

    @Override
    public void text(String value) {
        begin();
        sql.append(RowSql.value(columns.get(column - 1).type(), value, flavor));
    }

    @Override
    public void plain(byte[] ascii, int length) {
        begin();
        sql.append('\'')
                .append(new String(ascii, 0, length, StandardCharsets.US_ASCII))
                .append('\'');
    }

    @Override
    public void nothing() {
        begin();
        sql.append("NULL");
    }

    @Override
    public void endRow() throws SQLException {
        sql.append(')');
        column = 0;
        if (sql.length() >= packet) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (!sql.isEmpty()) {
            statement.executeUpdate(sql.toString());
            sql.setLength(0);
        }
    }
}
