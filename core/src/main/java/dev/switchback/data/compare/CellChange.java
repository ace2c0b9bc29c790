// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.TableState;
import dev.switchback.engine.ValueKind;
import java.util.Objects;

/** A value that is another one afterwards. */
record CellChange(ColumnPair pair, RowLink link) {

    /** Returns the value before; only where it was not NULL. */
    String old() {
        return Objects.requireNonNull(pair.oldValue(link.before()));
    }

    /** Returns the value after; only where it is not NULL. */
    String now() {
        return Objects.requireNonNull(pair.newValue(link.after()));
    }

    /** Says whether the old value was empty, blank, or JSON's null. */
    boolean isBlank() {
        return old().isBlank() || (pair.old().kind() == ValueKind.JSON && old().equals("null"));
    }

    /** Returns the row and what it held and holds: {@code id '7': '19.99' became '20'}. */
    String shown(TableState table) {
        return Shown.row(table, link.before()) + ": " + Shown.value(pair.oldValue(link.before())) + " became "
                + Shown.value(pair.newValue(link.after()));
    }
}
