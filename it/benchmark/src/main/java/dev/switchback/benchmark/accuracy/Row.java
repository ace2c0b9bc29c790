// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.accuracy;

import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Interval;
import java.util.List;
import java.util.Locale;

/**
 * What was forecast of a change, and what happened.
 *
 * @param growth    what was said of its growth
 * @param largest   seconds at the largest count that the forecast rests on
 * @param intervals the forecasts
 * @param seconds   what happened, in the same order
 */
record Row(Change change, Growth growth, double largest, List<Interval> intervals, List<Double> seconds) {

    static String table(String database, List<Row> rows) {
        StringBuilder table = new StringBuilder("\n| " + database
                + " | growth | at the largest count, s | forecast for 1M, s | true | forecast for 3M, s | true | width |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        rows.forEach(row -> table.append(row.line()).append('\n'));
        long cases = rows.stream().mapToLong(row -> row.intervals().size()).sum();
        long inside = rows.stream().mapToLong(Row::inside).sum();
        long right = rows.stream().filter(Row::isRight).count();
        double widest = rows.stream()
                .filter(row -> row.growth() != Growth.CONSTANT)
                .flatMap(row -> row.intervals().stream())
                .mapToDouble(Interval::width)
                .max()
                .orElse(1);
        return table.append(String.format(
                        Locale.ROOT,
                        "%nGrowth right: %d of %d. Inside the interval: %d of %d. Widest interval of one that grows: a factor of %.2f.%n",
                        right,
                        rows.size(),
                        inside,
                        cases,
                        widest))
                .toString();
    }

    private boolean isRight() {
        return growth == change.growth();
    }

    private long inside() {
        long inside = 0;
        for (int i = 0; i < intervals.size(); i++) {
            inside += intervals.get(i).contains(seconds.get(i)) ? 1 : 0;
        }
        return inside;
    }

    String line() {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "| %s | %s%s | %.3f |", change.name(), growth, isRight() ? "" : " (!)", largest));
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            line.append(String.format(
                    Locale.ROOT,
                    " %.2f to %.2f | %.2f%s, %+.0f %% |",
                    interval.low(),
                    interval.high(),
                    seconds.get(i),
                    interval.contains(seconds.get(i)) ? "" : " (!)",
                    100 * (interval.middle() / seconds.get(i) - 1)));
        }
        double width = intervals.get(intervals.size() - 1).width();
        return line.append(Double.isFinite(width) ? String.format(Locale.ROOT, " %.2f |", width) : "  |")
                .toString();
    }
}
