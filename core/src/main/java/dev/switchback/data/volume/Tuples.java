// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.Cell;
import dev.switchback.engine.RowSink;
import java.util.List;

/** One column of tuples that the database has approved of, or that stand in it. */
record Tuples(List<List<Cell>> tuples, int column) implements Values {

    @Override
    public void give(long number, RowSink sink) {
        if (tuples.get((int) number).get(column) instanceof Cell.Text value) {
            sink.text(value.text());
        } else {
            sink.nothing();
        }
    }

    @Override
    public long size() {
        return tuples.size();
    }
}
