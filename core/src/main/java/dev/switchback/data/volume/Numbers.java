// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;

/** Whole numbers from the lowest on. */
record Numbers(long low, long size) implements Values {

    @Override
    public void give(long number, RowSink sink) {
        sink.number(low + number);
    }
}
