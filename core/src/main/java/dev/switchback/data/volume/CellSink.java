// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.Cell;
import dev.switchback.engine.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps the few values that the database is asked about before it is given millions. */
final class CellSink implements RowSink {

    private final List<Cell> cells = new ArrayList<>();

    List<Cell> taken() {
        List<Cell> taken = List.copyOf(cells);
        cells.clear();
        return taken;
    }

    @Override
    public void number(long value) {
        cells.add(Cell.of(Long.toString(value)));
    }

    @Override
    public void text(String value) {
        cells.add(Cell.of(value));
    }

    @Override
    public void plain(byte[] ascii, int length) {
        cells.add(Cell.of(new String(ascii, 0, length, StandardCharsets.US_ASCII)));
    }

    @Override
    public void nothing() {
        cells.add(Cell.NULL);
    }

    @Override
    public void endRow() {
        // Rows are taken one by one.
    }
}
