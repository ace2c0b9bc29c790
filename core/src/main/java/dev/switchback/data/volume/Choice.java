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
    static Choice any(long seed, long low, long high) {
        return row -> low + Mix.below(Mix.of(seed, row), high - low);
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

    /** Values that rise with the row from one end of the range to the other, and begin anew after so many rows. */
    static Choice rising(long size, long rows) {
        double step = (double) size / rows;
        return row -> Math.min((long) (row % rows * step), size - 1);
    }

    /** Rows from the first one on are spread over a range in its order. */
    static Choice following(long first, long rows, long low, long high) {
        return row -> low + (long) ((double) (row - first) / rows * (high - low));
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
