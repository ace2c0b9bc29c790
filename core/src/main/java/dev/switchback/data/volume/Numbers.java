// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Whole numbers from the lowest on. */
record Numbers(long low, long size) implements Values {

    /** Whether a condition is about more numbers than these is not looked at: it is a list, then. */
    private static final int BOUNDS = 4;

    private static final int LEAST = 10;

    /** Returns what lies between two of some bounds, and from each of them up to the most, with the bounds and without them; the widest first. */
    static List<Numbers> between(Collection<Long> bounds, long most) {
        TreeSet<Long> edges = new TreeSet<>(List.of(1L, most));
        if (bounds.size() <= BOUNDS) {
            bounds.forEach(bound -> edges.addAll(List.of(bound - 1, bound, bound + 1)));
        }
        List<Numbers> between = new ArrayList<>();
        for (long from : edges.subSet(0L, true, most, true)) {
            for (long to : edges.subSet(from, true, most, true)) {
                between.add(new Numbers(from, to - from + 1));
            }
        }
        between.removeIf(numbers -> numbers.size() < LEAST);
        between.sort(Comparator.comparing(Numbers::size).reversed());
        return between;
    }

    @Override
    public void give(long number, RowSink sink) {
        sink.number(low + number);
    }
}
