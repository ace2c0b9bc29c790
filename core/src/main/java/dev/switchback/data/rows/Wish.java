// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.ForeignKey;
import java.util.Set;

/**
 * What rows are asked for.
 *
 * @param rows     how many
 * @param first    the number of the first made-up value; other numbers give other values
 * @param complete whether every column is to have a value
 * @param later    foreign keys into tables that have no rows yet; their columns are set when all rows are known
 * @param explicit columns that may not be left to their default, because other rows will refer to them
 */
record Wish(int rows, int first, boolean complete, Set<ForeignKey> later, Set<String> explicit) {

    Wish starting(int number) {
        return new Wish(rows, number, complete, later, explicit);
    }

    boolean isLater(String column) {
        return later.stream().anyMatch(key -> key.columns().contains(column));
    }
}
