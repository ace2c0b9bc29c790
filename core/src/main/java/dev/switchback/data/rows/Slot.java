// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns whose values belong together, with the tuples that they may take.
 *
 * @param columns the columns
 * @param full    tuples without a NULL, in the order in which they should be used
 * @param partial tuples with a NULL
 * @param parents whether the tuples are other rows' keys
 */
public record Slot(List<String> columns, List<List<Cell>> full, List<List<Cell>> partial, boolean parents) {

    public Slot {
        columns = List.copyOf(columns);
        full = List.copyOf(full);
        partial = List.copyOf(partial);
    }

    /** Sorts tuples into a slot. */
    static Slot of(List<String> columns, List<List<Cell>> tuples, boolean parents) {
        return new Slot(
                columns,
                tuples.stream().filter(tuple -> !tuple.contains(Cell.NULL)).toList(),
                tuples.stream().filter(tuple -> tuple.contains(Cell.NULL)).toList(),
                parents);
    }

    List<List<Cell>> all() {
        List<List<Cell>> all = new ArrayList<>(full);
        all.addAll(partial);
        return all;
    }

    /** Returns the tuples that are used first: those without NULL where there are any. */
    public List<List<Cell>> usual() {
        return full.isEmpty() ? partial : full;
    }
}
