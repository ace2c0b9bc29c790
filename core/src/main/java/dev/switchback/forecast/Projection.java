// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import dev.switchback.forecast.Work.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What measurements of one statement say of a number of rows that was not measured.
 *
 * @param points  the measurements, by rows
 * @param scarce  what the largest of them becomes with less memory, if that was measured
 * @param kinds   what the statement was seen to do
 * @param fit     the line through the measurements
 * @param seconds what it will take
 */
public record Projection(
        List<Point> points, Optional<ScarceMemory> scarce, Set<Kind> kinds, Fit fit, Interval seconds) {

    /** A constant of a few milliseconds is not known better than this: a page that is written in between takes as long. */
    private static final double LEAST_SECONDS = 0.02;

    public Projection {
        points = List.copyOf(points);
        kinds = Set.copyOf(kinds);
    }

    /**
     * Projects.
     *
     * @param points      at least one
     * @param scarce      what the largest of them becomes with less memory, if that was measured
     * @param rows        the number of rows asked for
     * @param calibration how many times as long production takes
     */
    public static Projection of(List<Point> points, Optional<ScarceMemory> scarce, double rows, double calibration) {
        Fitting fitting = new Fitting(points, scarce);
        Fit fit = fitting.fit();
        Interval seconds = Interval.around(fit.at(rows), fitting.deviation(fit, rows));
        return new Projection(
                points,
                scarce,
                fitting.kinds(),
                fit,
                fit.growth() == Growth.CONSTANT ? blurred(seconds, calibration) : seconds.times(calibration));
    }

    private static Interval blurred(Interval seconds, double calibration) {
        return new Interval(
                        Math.max(0, seconds.low() - LEAST_SECONDS), seconds.middle(), seconds.high() + LEAST_SECONDS)
                .times(calibration);
    }

    /** Says whether it was seen to take longer where memory is as scarce as it will be in production. */
    public boolean outgrowsMemory() {
        double seconds = points.get(points.size() - 1).median();
        return growth() != Growth.CONSTANT
                && scarce.filter(less -> Drift.isSlower(seconds, seconds - fit.fixed(), less))
                        .isPresent();
    }

    public Growth growth() {
        return fit.growth();
    }
}
