// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers the keys of the rows made so far, so that no two are equal. */
final class Distinct {

    private final List<UniqueKey> keys;
    private final List<UniqueKey> unclear;
    private final Map<UniqueKey, Set<List<Cell>>> seen = new HashMap<>();

    Distinct(TableShape table) {
        this.keys = table.uniqueKeys().stream().filter(UniqueKey::plain).toList();
        this.unclear = table.uniqueKeys().stream().filter(key -> !key.plain()).toList();
    }

    /** Returns the first key that the row shares with an earlier one, if there is one. */
    java.util.Optional<UniqueKey> clash(Map<String, Cell> row) {
        return keys.stream()
                .filter(key -> {
                    List<Cell> cells = cells(key, row);
                    return given(cells) && seen.getOrDefault(key, Set.of()).contains(cells);
                })
                .findFirst();
    }

    void add(Map<String, Cell> row) {
        for (UniqueKey key : keys) {
            seen.computeIfAbsent(key, k -> new HashSet<>()).add(cells(key, row));
        }
    }

    /** Returns whether a key that only the database can compare looks at this slot. */
    boolean unclear(Slot slot) {
        return unclear.stream().anyMatch(key -> key.columns().stream().anyMatch(slot.columns()::contains));
    }

    boolean concerns(Slot slot) {
        return keys.stream().anyMatch(key -> key.columns().stream().anyMatch(slot.columns()::contains));
    }

    /** Returns whether a tuple of this slot alone decides a key. */
    boolean decidedBy(Slot slot) {
        return keys.stream().anyMatch(key -> slot.columns().containsAll(key.columns()));
    }

    private static List<Cell> cells(UniqueKey key, Map<String, Cell> row) {
        List<Cell> cells = new ArrayList<>();
        key.columns().forEach(column -> cells.add(row.getOrDefault(column, Cell.NULL)));
        return cells;
    }

    private static boolean given(List<Cell> cells) {
        return cells.stream().allMatch(Cell.Text.class::isInstance);
    }
}
