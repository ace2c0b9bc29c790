// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.Cell;
import dev.switchback.engine.RowSink;

/** Ranges of which each begins where the one before it ends: no two overlap, which exclusion constraints ask for. */
final class Spans implements Values {

    private final Values bounds;
    private final CellSink sink = new CellSink();

    Spans(Values bounds) {
        this.bounds = bounds;
    }

    @Override
    public void give(long number, RowSink target) {
        target.text("[" + bound(number) + "," + bound(number + 1) + ")");
    }

    private String bound(long number) {
        bounds.give(number, sink);
        return ((Cell.Text) sink.taken().get(0)).text();
    }

    @Override
    public long size() {
        return bounds.size() - 1;
    }
}
