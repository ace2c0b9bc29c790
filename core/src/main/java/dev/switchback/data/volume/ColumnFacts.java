// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.ColumnShape;
import dev.switchback.profile.ColumnProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a column whose values are to be made.
 *
 * @param shape    the column
 * @param position its place among the columns
 * @param known    what production's statistics say of it
 * @param rows     how many rows production has
 * @param keyed    whether a unique key looks at it
 * @param seed     what its values are drawn by
 */
record ColumnFacts(
        ColumnShape shape, int position, Optional<ColumnProfile> known, long rows, boolean keyed, long seed) {

    /** How much of a column that admits NULL is NULL where nobody knows. */
    private static final double USUAL_NULLS = 0.1;

    /** A value is made in memory. */
    private static final long LONGEST = 1 << 24;

    private static final double ALMOST_ALL = 0.9;
    private static final double MANY = 0.1;
    private static final double IN_ORDER = 0.5;

    double nullFraction() {
        return shape.notNull()
                ? 0
                : known.map(ColumnProfile::nullFraction)
                        .orElse(OptionalDouble.empty())
                        .orElse(USUAL_NULLS);
    }

    /** Returns about how long a value is, or the given length where nobody knows. */
    int width(int usual) {
        return known.isPresent() && known.get().width().isPresent()
                ? (int) Math.min(LONGEST, Math.round(known.get().width().getAsDouble()))
                : usual;
    }

    /** Returns how many of the values production has, or the given number where nobody knows. */
    private long distinct(long usual) {
        return known.isPresent() && known.get().distinct().isPresent()
                ? Math.max(1, known.get().distinct().getAsLong())
                : usual;
    }

    private boolean inOrder(boolean usual) {
        return known.isPresent() && known.get().correlation().isPresent()
                ? known.get().correlation().getAsDouble() > IN_ORDER
                : usual;
    }

    private List<Double> mostCommon() {
        return known.map(ColumnProfile::mostCommon).orElse(List.of());
    }

    /** Says which values the rows get where no key has a say in it. */
    Choice choice(Asked asked, Values values, long usual, boolean usuallyInOrder) {
        double filled = Math.max(1, rows * (1 - nullFraction()));
        long distinct = distinct(Math.min(usual, values.size()));
        if (distinct >= ALMOST_ALL * filled && values.size() >= Values.MANY) {
            return Choice.each();
        }
        long size = Math.min(distinct, values.size());
        if (inOrder(usuallyInOrder)) {
            return Choice.following(asked.first(), asked.count(), size);
        }
        if (distinct > MANY * filled && distinct < ALMOST_ALL * filled && size == distinct) {
            return Choice.repeating(seed, filled / distinct, size);
        }
        return mostCommon().isEmpty() ? Choice.any(seed, size) : Choice.skewed(seed, mostCommon(), size);
    }
}
