// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * What a script took as a whole where all of its statements were measured.
 *
 * @param sums by count, ascending; none if no count was measured of all statements
 */
record MeasuredScript(List<Sum> sums) {

    /** What all statements together took at one count, in the middle and one by one. */
    record Sum(long rows, double median, List<Double> runs) {}

    MeasuredScript {
        sums = List.copyOf(sums);
    }

    static MeasuredScript of(Forecast script) {
        List<Sum> sums = new ArrayList<>();
        TreeSet<Long> counts = new TreeSet<>();
        script.statements()
                .forEach(statement -> statement.projection().points().forEach(point -> counts.add(point.rows())));
        for (long count : counts) {
            List<Point> points = script.statements().stream()
                    .flatMap(statement -> statement.projection().points().stream())
                    .filter(point -> point.rows() == count)
                    .toList();
            if (points.size() == script.statements().size()) {
                sums.add(new Sum(
                        count, points.stream().mapToDouble(Point::median).sum(), runs(points)));
            }
        }
        return new MeasuredScript(sums);
    }

    private static List<Double> runs(List<Point> points) {
        int runs =
                points.stream().mapToInt(point -> point.seconds().size()).min().orElse(0);
        List<Double> sums = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            int run = i;
            sums.add(points.stream()
                    .mapToDouble(point -> point.seconds().get(run))
                    .sum());
        }
        return sums;
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    /** Returns the smallest count; 1 if there is none. */
    long firstRows() {
        return isEmpty() ? 1 : Math.max(1, sums.get(0).rows());
    }

    /** Returns the largest count; 1 if there is none. */
    long lastRows() {
        return isEmpty() ? 1 : sums.get(sums.size() - 1).rows();
    }

    /** Returns the shortest run in seconds; 1 if there is none. */
    double shortest() {
        return runs().min().orElse(1);
    }

    /** Returns the longest run in seconds; 1 if there is none. */
    double longest() {
        return runs().max().orElse(1);
    }

    private DoubleStream runs() {
        return sums.stream().flatMap(sum -> sum.runs().stream()).mapToDouble(Double::doubleValue);
    }
}
