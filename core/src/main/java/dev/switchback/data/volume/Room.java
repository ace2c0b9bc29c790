// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.UniqueKey;

/**
 * How many more rows the keys of a table admit.
 *
 * @param rows    how many
 * @param certain whether the table then is full, rather than that no more values are known
 * @param reason  which key that is, in words
 */
record Room(long rows, boolean certain, String reason) {

    static final Room ENDLESS = new Room(Long.MAX_VALUE, true, "");

    /**
     * Returns the smaller of this and what a key leaves.
     *
     * @param left    how many rows it leaves
     * @param all     how many it admits in all
     * @param certain whether it admits no more
     */
    Room within(UniqueKey key, long left, long all, boolean certain) {
        if (left >= rows) {
            return this;
        }
        String name = "its key \"" + key.name() + "\" (" + String.join(", ", key.columns()) + ")";
        String reason = certain
                ? name + " admits " + all + (all == 1 ? " row" : " rows")
                : name + " needs more different values than the " + all + " that are known here";
        return new Room(Math.max(0, left), certain, reason);
    }
}
