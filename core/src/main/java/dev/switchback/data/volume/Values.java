// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;

/** The values of a column by number: another number gives another value, as long as there are any. */
interface Values {

    /** What a column has that never runs out of values. */
    long ENDLESS = 1L << 40;

    /** More than a table gets rows. */
    long MANY = 1L << 26;

    /** Gives the value of a number from 0 to less than {@link #size}. */
    void give(long number, RowSink sink);

    /** Returns how many there are. */
    long size();
}
