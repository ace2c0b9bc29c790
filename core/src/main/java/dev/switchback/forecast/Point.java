// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * What one statement was measured to take at one number of rows.
 *
 * @param rows    of the largest table that the script touches
 * @param seconds of each repetition, at least one
 * @param work    what it cost apart from time, in the first of them
 */
public record Point(long rows, List<Double> seconds, Work work) {

    /** The standard deviation of a normal distribution, by its median absolute deviation. */
    private static final double NORMAL = 1.4826;

    public Point {
        seconds = List.copyOf(seconds);
        if (rows < 0 || seconds.isEmpty()) {
            throw new IllegalArgumentException("a point needs rows and a duration: " + rows + ", " + seconds);
        }
    }

    /**
     * Returns the point of two statements together, run by run.
     *
     * @param both what they cost together
     */
    Point plus(Point other, Work both) {
        List<Double> sums = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            sums.add(seconds.get(i) + other.seconds.get(i));
        }
        return new Point(rows, sums, both);
    }

    /** Returns the median of the durations. */
    public double median() {
        List<Double> sorted = seconds.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Returns the shortest of the durations. */
    double fastest() {
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /**
     * Returns the standard deviation of the durations, in parts of their median.
     *
     * <p>By the median of what they differ from it: one of three that somebody held up is no reason to doubt the others.
     */
    double deviation() {
        double middle = median();
        if (middle == 0) {
            return 0;
        }
        List<Double> differences =
                seconds.stream().map(each -> Math.abs(each - middle)).toList();
        return NORMAL * new Point(rows, differences, work).median() / middle;
    }
}
