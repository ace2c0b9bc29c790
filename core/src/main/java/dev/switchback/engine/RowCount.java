// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.util.OptionalLong;

/**
 * How many rows a table has.
 *
 * @param table   its name
 * @param id      what stays the same when it is renamed; 0 where the product has nothing of the kind
 * @param rows    how many; empty if nobody knows
 * @param isExact whether they were counted, and not taken from the server's statistics; none at all is always exact
 */
public record RowCount(TableName table, long id, OptionalLong rows, boolean isExact) {

    /** Says whether it has no rows for certain. */
    public boolean isEmpty() {
        return isExact && rows.orElse(1) == 0;
    }
}
