// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

/** A value that is another one afterwards. */
record CellChange(ColumnPair pair, RowLink link) {

    /** Returns the row and what it held and holds: {@code id '7': '19.99' became '20'}. */
    String shown(dev.switchback.engine.TableState table) {
        return Shown.row(table, link.before()) + ": " + Shown.value(pair.oldValue(link.before())) + " became "
                + Shown.value(pair.newValue(link.after()));
    }
}
