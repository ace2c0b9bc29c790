// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts tuples together to rows: NULL in every nullable column of some row, equal values where nothing forbids them.
 *
 * <p>The first row has a value everywhere, the second NULL wherever it can, the last one repeats the first.
 */
final class RowMaker {

    private static final int TRIES = 200;
    private static final Pattern IDENTIFIER = Pattern.compile("(?i)id|uuid|guid|ulid");
    private static final Pattern CONSTANT =
            Pattern.compile("\\(?-?[0-9.]+\\)?(::[\\w .()\"\\[\\]]+)?|'([^']|'')*'(::[\\w .()\"\\[\\]]+)?|true|false");

    private final TableShape table;
    private final List<Slot> slots;
    private final Wish wish;
    private final Distinct distinct;
    private final Map<Slot, Integer> next = new HashMap<>();

    RowMaker(RowEngine engine, TableShape table, List<Slot> slots, Wish wish) {
        this.table = table;
        this.slots = slots;
        this.wish = wish;
        this.distinct = new Distinct(engine, table);
    }

    List<Map<String, Cell>> rows() {
        List<Map<String, Cell>> rows = new ArrayList<>();
        for (int r = 0; r < wish.rows() && !exhausted(r); r++) {
            row(r, rows).ifPresent(row -> {
                distinct.add(row);
                rows.add(row);
            });
        }
        return rows;
    }

    /** Returns whether each parent can have one child only; the last one is left without. */
    boolean oneToOne() {
        return slots.stream().anyMatch(this::oneToOne);
    }

    private boolean oneToOne(Slot slot) {
        return slot.parents() && slot.partial().isEmpty() && distinct.decidedBy(slot);
    }

    private boolean exhausted(int r) {
        return !wish.complete()
                && slots.stream()
                        .anyMatch(slot ->
                                oneToOne(slot) && r >= Math.max(1, slot.full().size() - 1));
    }

    private Optional<Map<String, Cell>> row(int r, List<Map<String, Cell>> earlier) {
        Map<String, Cell> row = new LinkedHashMap<>();
        boolean repeats = r > 2 && r == wish.rows() - 1 && !wish.complete() && !earlier.isEmpty();
        for (int s = 0; s < slots.size(); s++) {
            Slot slot = slots.get(s);
            if (repeats && !distinct.decidedBy(slot) && !distinct.unclear(slot) && !identifies(slot)) {
                slot.columns().forEach(column -> row.put(column, earlier.get(0).getOrDefault(column, Cell.NULL)));
            } else {
                put(row, slot, tuple(slot, r, s));
            }
        }
        return repaired(row);
    }

    /** An identifier is not repeated even where no key forbids it: production holds no such rows. */
    private static boolean identifies(Slot slot) {
        return !slot.parents()
                && slot.columns().stream()
                        .anyMatch(column -> IDENTIFIER.matcher(column).matches());
    }

    private Optional<Map<String, Cell>> repaired(Map<String, Cell> row) {
        for (int i = 0; i < TRIES; i++) {
            Optional<UniqueKey> clash = distinct.clash(row);
            if (clash.isEmpty()) {
                return Optional.of(row);
            }
            List<Slot> touching = slots.stream()
                    .filter(slot -> clash.get().columns().stream().anyMatch(slot.columns()::contains))
                    .toList();
            // Turn the last wheel each time and the others ever more slowly, as a counter does: all combinations come.
            int wheel = touching.size() - 1;
            int turn = i + 1;
            while (wheel > 0 && turn % touching.get(wheel).usual().size() == 0) {
                turn /= touching.get(wheel).usual().size();
                put(row, touching.get(wheel), following(touching.get(wheel)));
                wheel--;
            }
            put(row, touching.get(wheel), following(touching.get(wheel)));
        }
        return Optional.empty();
    }

    private static void put(Map<String, Cell> row, Slot slot, List<Cell> tuple) {
        for (int i = 0; i < tuple.size(); i++) {
            row.put(slot.columns().get(i), tuple.get(i));
        }
    }

    private List<Cell> tuple(Slot slot, int r, int s) {
        boolean wantsNull = !wish.complete() && (r == 1 || (r > 1 && (r + s) % 4 == 3));
        if (wantsNull && !slot.partial().isEmpty()) {
            return slot.partial().get((r / 4) % slot.partial().size());
        }
        if (slot.columns().size() == 1 && usesDefault(column(slot.columns().get(0)), slot, r + s)) {
            return List.of(Cell.DEFAULT);
        }
        return slot.parents() && !distinct.decidedBy(slot) ? parent(slot, r) : following(slot);
    }

    /** Some parents get several children, the last one none. */
    private static List<Cell> parent(Slot slot, int r) {
        int n = slot.usual().size();
        return slot.usual().get(n <= 2 ? 0 : (r * r / 2) % (n - 1));
    }

    private List<Cell> following(Slot slot) {
        int i = next.merge(slot, 1, Integer::sum) - 1;
        return slot.usual().get(i % slot.usual().size());
    }

    private boolean usesDefault(ColumnShape column, Slot slot, int turn) {
        if (wish.explicit().contains(column.name()) || judged(column)) {
            return false;
        }
        if (column.sequence().isPresent()) {
            return wish.first() > 0 || turn % 6 != 4;
        }
        boolean constant =
                column.expression().filter(e -> CONSTANT.matcher(e).matches()).isPresent();
        return constant && !wish.complete() && turn % 3 == 2 && !distinct.concerns(slot);
    }

    private boolean judged(ColumnShape column) {
        return table.conditions().stream().anyMatch(c -> SqlTokens.mentions(c.expression(), column.name()))
                || table.columns().stream()
                        .anyMatch(c -> c.computed()
                                && SqlTokens.mentions(c.expression().orElse(""), column.name()));
    }

    private ColumnShape column(String name) {
        return table.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
