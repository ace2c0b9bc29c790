// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.RowSink;
import dev.switchback.engine.TabbedRows;
import dev.switchback.engine.TypeShape.Kind;
import java.sql.SQLException;
import java.util.List;

/** Writes bytes as digits: a file for LOAD DATA is text in one character set from its beginning to its end. */
final class LoadedRows implements RowSink {

    private final TabbedRows text;
    private final boolean[] bytes;
    private int column;

    LoadedRows(TabbedRows text, List<ColumnShape> columns) {
        this.text = text;
        this.bytes = new boolean[columns.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = columns.get(i).type().kind() == Kind.BINARY;
        }
    }

    @Override
    public void number(long value) {
        text.number(value);
        column++;
    }

    @Override
    public void text(String value) {
        text.text(bytes[column] ? RowSql.digits(value) : value);
        column++;
    }

    @Override
    public void plain(byte[] ascii, int length) {
        text.plain(ascii, length);
        column++;
    }

    @Override
    public void nothing() {
        text.nothing();
        column++;
    }

    @Override
    public void endRow() throws SQLException {
        text.endRow();
        column = 0;
    }
}
