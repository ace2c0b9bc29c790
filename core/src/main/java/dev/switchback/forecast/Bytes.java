// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static dev.switchback.forecast.Work.UNKNOWN;

import dev.switchback.forecast.Script.Measured;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Projects bytes: unlike time they grow evenly, since a row takes as much space however many there are. */
final class Bytes {

    /** Pages are split and filled differently, records of a log come with whole pages in between. */
    private static final double DEVIATION = 0.15;

    private Bytes() {}

    /** Returns what a statement needs of temporary files; nothing where that was not measured. */
    static Interval temporary(double rows, Measured statement) {
        long last = statement.points().get(statement.points().size() - 1).rows();
        return statement
                .scarce()
                .filter(scarce -> scarce.temporaryBytes() != UNKNOWN)
                .map(scarce -> Interval.around(scarce.temporaryBytes() * Math.max(1, rows / last), DEVIATION))
                .or(() -> at(rows, statement.points(), Work::temporaryBytes))
                .orElse(Interval.ZERO);
    }

    /** Returns what a script needs of something at a number of rows; empty if that was not measured. */
    static Optional<Interval> at(double rows, List<Point> points, ToLongFunction<Work> bytes) {
        Point last = points.get(points.size() - 1);
        if (points.stream().anyMatch(point -> bytes.applyAsLong(point.work()) == UNKNOWN)) {
            return Optional.empty();
        }
        double atLast = Math.max(0, bytes.applyAsLong(last.work()));
        if (points.size() == 1) {
            return rows > last.rows() ? Optional.empty() : Optional.of(Interval.around(atLast, DEVIATION));
        }
        Point before = points.get(points.size() - 2);
        double perRow = (atLast - bytes.applyAsLong(before.work())) / (last.rows() - before.rows());
        return Optional.of(Interval.around(Math.max(0, atLast + perRow * (rows - last.rows())), DEVIATION));
    }
}
