// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A script as it was measured, statement by statement.
 *
 * @param statements in order, at least one
 */
public record Script(List<Measured> statements) {

    /**
     * One statement.
     *
     * @param line         the line on which it begins, from 1; 0 if unknown
     * @param command      the statement from its first word on
     * @param blocksWrites whether writes to a table that was there before wait while it runs
     * @param points       the measurements, by rows
     * @param scarce       what the largest of them becomes with less memory, if that was measured
     */
    public record Measured(
            int line, String command, boolean blocksWrites, List<Point> points, Optional<ScarceMemory> scarce) {
        public Measured {
            points = List.copyOf(points);
        }
    }

    /** Of more, evidence would be mostly about statements of no matter. */
    private static final int MOST = 50;

    public Script {
        statements = List.copyOf(Condensing.of(Joining.of(statements), MOST));
    }

    /**
     * Forecasts.
     *
     * @param rows        the number of rows asked for
     * @param calibration how many times as long production takes
     */
    public Forecast at(double rows, double calibration) {
        List<StatementForecast> forecasts = new ArrayList<>();
        for (Measured statement : statements) {
            forecasts.add(new StatementForecast(
                    statement.line(),
                    statement.command(),
                    statement.blocksWrites(),
                    Projection.of(statement.points(), statement.scarce(), rows, calibration)));
        }
        return new Forecast(forecasts, sum(rows, Work::logBytes), diskBytes(rows));
    }

    /** Temporary files are gone when a statement is, but which of them were there at the same time nobody has seen. */
    private Optional<Interval> diskBytes(double rows) {
        Interval temporary = statements.stream()
                .map(statement -> Bytes.temporary(rows, statement))
                .reduce(Interval.ZERO, Interval::plus);
        return sum(rows, Work::diskBytes).map(temporary::plus);
    }

    private Optional<Interval> sum(double rows, ToLongFunction<Work> bytes) {
        Interval sum = Interval.ZERO;
        for (Measured statement : statements) {
            Optional<Interval> each = Bytes.at(rows, statement.points(), bytes);
            if (each.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(each.get());
        }
        return Optional.of(sum);
    }
}
