// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.RowSource;
import dev.switchback.engine.TabbedRows;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;

/** Rows as the text of a file that LOAD DATA reads; they are made as the driver asks for them. */
final class RowStream extends InputStream {

    private final RowSource rows;
    private final long end;
    private final TabbedRows text;
    private final LoadedRows sink;
    private long number;
    private byte[] piece = new byte[0];
    private int at;
    private int length;

    RowStream(List<ColumnShape> columns, RowSource rows, long first, long count) {
        this.rows = rows;
        this.number = first;
        this.end = first + count;
        this.text = new TabbedRows(this::take);
        this.sink = new LoadedRows(text, columns);
    }

    private void take(byte[] bytes, int taken) {
        piece = bytes;
        at = 0;
        length = taken;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(most, length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean hasMore() throws IOException {
        try {
            while (at == length && number < end) {
                rows.give(number++, sink);
                sink.endRow();
            }
            if (at == length) {
                text.flush();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return at < length;
    }
}
