// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
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

    private final RowEngine engine;
    private final Map<String, TypeShape> types = new HashMap<>();

    Distinct(RowEngine engine, TableShape table) {
        this.engine = engine;
        table.columns().forEach(column -> types.put(column.name(), column.type()));
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

    private List<Cell> cells(UniqueKey key, Map<String, Cell> row) {
        List<Cell> cells = new ArrayList<>();
        key.columns().forEach(column -> cells.add(compared(key, column, row.getOrDefault(column, Cell.NULL))));
        return cells;
    }

    private Cell compared(UniqueKey key, String column, Cell cell) {
        TypeShape type = types.get(column);
        if (type == null || !(cell instanceof Cell.Text value)) {
            return cell;
        }
        return Cell.of(engine.compared(type, beginning(value.text(), key.prefix(column), type)));
    }

    /** Returns what a key looks at; two digits of a value that is bytes are one byte. */
    private static String beginning(String text, int prefix, TypeShape type) {
        int length = type.kind() == TypeShape.Kind.BINARY ? 2 + 2 * prefix : prefix;
        boolean whole = prefix == 0 || text.codePointCount(0, text.length()) <= length;
        return whole ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static boolean given(List<Cell> cells) {
        return cells.stream().allMatch(Cell.Text.class::isInstance);
    }
}
