// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

/**
 * Where a forecast quantity lies: between {@code low} and {@code high} in nine cases of ten, and as often above {@code middle} as
 * below it.
 *
 * @param low    the lower end of the 90 % interval, not negative
 * @param middle the median
 * @param high   the upper end
 */
public record Interval(double low, double middle, double high) {

    /** Nothing at all. */
    public static final Interval ZERO = new Interval(0, 0, 0);

    /** Nine tenths of a normal distribution lie within so many standard deviations of its middle. */
    private static final double Z = 1.645;

    public Interval {
        if (!(low >= 0 && low <= middle && middle <= high)) {
            throw new IllegalArgumentException("not an interval: " + low + ", " + middle + ", " + high);
        }
    }

    /** Returns the interval around a median whose logarithm has that standard deviation. */
    static Interval around(double middle, double deviation) {
        double factor = Math.exp(Z * deviation);
        return new Interval(middle / factor, middle, middle * factor);
    }

    /**
     * Returns the interval of a sum.
     *
     * <p>Ends are added, as if both erred together: what makes one statement slower than forecast makes its neighbour so, too.
     */
    public Interval plus(Interval other) {
        return new Interval(low + other.low, middle + other.middle, high + other.high);
    }

    /** Returns the interval of a multiple. */
    public Interval times(double factor) {
        return new Interval(low * factor, middle * factor, high * factor);
    }

    /** Returns how many times the lower end the upper one is. */
    public double width() {
        return low == 0 ? high == 0 ? 1 : Double.POSITIVE_INFINITY : high / low;
    }

    /** Says whether a value lies in it. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
