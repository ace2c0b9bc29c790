// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers rows by several wheels, as a counter does, so that no two rows have the same combination.
 *
 * <p>The first wheel turns with each row, so that all parents get children; each other one begins somewhere else for another
 * position of those before it, so that not all have the same children.
 *
 * @param first the first row that is numbered so
 * @param seed  what decides where a wheel begins
 * @param lows  the first number of each wheel
 * @param sizes how many numbers each has
 * @param turns whether a wheel begins elsewhere each time
 */
record Wheels(long first, long seed, List<Long> lows, List<Long> sizes, List<Boolean> turns) {

    Wheels {
        lows = List.copyOf(lows);
        sizes = List.copyOf(sizes);
        turns = List.copyOf(turns);
    }

    /** Wheels that show all values of each part. */
    static Wheels of(long first, long seed, List<Part> parts) {
        return new Wheels(
                first,
                seed,
                parts.stream().map(part -> 0L).toList(),
                parts.stream().map(Part::size).toList(),
                parts.stream().map(part -> part.source() == Part.Source.PARENTS).toList());
    }

    /** Returns how many combinations there are. */
    long combinations() {
        long product = 1;
        for (long size : sizes) {
            product = size > 0 && product > Long.MAX_VALUE / size ? Long.MAX_VALUE : product * size;
        }
        return product;
    }

    /** Returns what one wheel shows in a row. */
    Choice choice(int wheel) {
        long[] all = sizes.stream().mapToLong(Long::longValue).toArray();
        boolean[] turning = new boolean[all.length];
        for (int i = 0; i < all.length; i++) {
            turning[i] = turns.get(i);
        }
        long low = lows.get(wheel);
        return row -> low + position(row - first, wheel, all, turning);
    }

    private long position(long index, int wheel, long[] all, boolean[] turning) {
        long rest = index;
        long before = seed;
        for (int i = 0; i < wheel; i++) {
            before = Mix.of(before, shown(rest, all[i], before, turning[i]));
            rest /= all[i];
        }
        return shown(rest, all[wheel], before, turning[wheel]);
    }

    private static long shown(long rest, long size, long before, boolean turning) {
        return turning ? (rest % size + Mix.below(before, size)) % size : rest % size;
    }

    /** Returns the wheels with another range for one of them, which stands in front from now on. */
    Wheels startingWith(int wheel, long row, long low, List<Part> parts) {
        List<Long> newLows = new ArrayList<>();
        List<Long> newSizes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            newLows.add(i == wheel ? low : 0L);
            newSizes.add(parts.get(i).size() - newLows.get(i));
        }
        return new Wheels(row, seed, newLows, newSizes, turns);
    }
}
