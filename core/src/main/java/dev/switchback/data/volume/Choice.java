// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import java.util.Arrays;
import java.util.List;

/** Says which of the possible values a row has. */
interface Choice {

    /** Stands for NULL. */
    long NOTHING = -1;

    /** Returns the number of the value, or {@link #NOTHING}; the same row gets the same one. */
    long of(long row);

    /** Each row has a value of its own, in the order of the rows. */
    static Choice each() {
        return row -> row;
    }

    /** Each row has a value of its own as long as there are any, and NULL after that. */
    static Choice asLongAsThereAre(long values) {
        return row -> row < values ? row : NOTHING;
    }

    /** Any of the values, each as often as another. */
    static Choice any(long seed, long size) {
        return row -> Mix.below(Mix.of(seed, row), size);
    }

    /** Values of which each stands in so many rows, more values the more rows there are. */
    static Choice repeating(long seed, double times, long size) {
        return row -> (long) (Mix.scattered(seed, row) / times) % size;
    }

    /** A few values stand in these parts of the rows, the others share what is left. */
    static Choice skewed(long seed, List<Double> parts, long size) {
        double[] sums = new double[(int) Math.min(parts.size(), size)];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (i == 0 ? 0 : sums[i - 1]) + parts.get(i);
        }
        long others = Math.max(1, size - sums.length);
        return row -> {
            int found = Arrays.binarySearch(sums, Mix.fraction(Mix.of(seed, row)));
            int common = found < 0 ? -found - 1 : found;
            long other = size - others + Mix.below(Mix.of(seed + 1, row), others);
            return common < sums.length ? common : other;
        };
    }

    /**
     * So many rows from the first one on are spread over all values in their order.
     *
     * <p>Rows that are added later are spread over them once more: a condition on a date is met by the same part of few rows as
     * of many.
     */
    static Choice following(long first, long rows, long size) {
        return row -> (long) ((double) (row - first) / rows * size);
    }

    /** The row before, and for the first one NULL. */
    static Choice before() {
        return row -> row == 0 ? NOTHING : row - 1;
    }

    /** As another choice says, but NULL where that is the row itself. */
    static Choice notItself(Choice other) {
        return row -> {
            long number = other.of(row);
            return number == row ? NOTHING : number;
        };
    }

    /** Some other row before, the first one itself. */
    static Choice earlier(long seed) {
        return row -> row == 0 ? 0 : Mix.below(Mix.of(seed, row), row);
    }

    /** As another choice says, but NULL in a part of the rows. */
    static Choice orNothing(long seed, double fraction, Choice other) {
        return fraction <= 0 ? other : row -> Mix.fraction(Mix.of(seed, row)) < fraction ? NOTHING : other.of(row);
    }
}
