// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static dev.switchback.forecast.Work.UNKNOWN;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Tells from what statements cost the server, apart from time, whether they grow.
 *
 * <p>Time at a few thousand rows is mostly noise. Rows read, pages looked at and log written are the same in every run: they tell
 * a statement that looks at each row from one that does not, where both take two milliseconds.
 */
final class WorkGrowth {

    /** Less than this of each additional row is book-keeping: a page header, a catalog that got larger. */
    private static final double ROWS_A_ROW = 0.02;

    private static final double BYTES_A_ROW = 1;
    private static final double PAGES_A_ROW = 0.002;
    private static final long LEAST_ROWS_A_PAGE = 100;

    private record Signal(ToLongFunction<Work> of, double leastPerRow) {}

    private static final List<Signal> SIGNALS = List.of(
            new Signal(work -> sum(work.rowsRead(), work.rowsWritten()), ROWS_A_ROW),
            new Signal(Work::pages, PAGES_A_ROW),
            new Signal(Work::logBytes, BYTES_A_ROW),
            new Signal(Work::diskBytes, BYTES_A_ROW));

    private WorkGrowth() {}

    private static long sum(long a, long b) {
        return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : a + b;
    }

    /** Says whether the work grows between two points; empty if nothing was measured. */
    static Optional<Boolean> grows(Point small, Point large) {
        boolean known = false;
        for (Signal signal : SIGNALS) {
            long before = signal.of().applyAsLong(small.work());
            long after = signal.of().applyAsLong(large.work());
            if (before != UNKNOWN && after != UNKNOWN) {
                known = true;
                if ((after - before) > signal.leastPerRow() * (large.rows() - small.rows())) {
                    return Optional.of(true);
                }
            }
        }
        return known ? Optional.of(false) : Optional.empty();
    }

    /**
     * Returns the power of the rows with which the work grows, by the first thing that was counted in such numbers that it can tell: rows
     * read and written, else pages, where a product does not count the rows of an index that it builds.
     */
    static Optional<Double> power(Point small, Point large) {
        return power(small, large, work -> sum(work.rowsRead(), work.rowsWritten()), large.rows())
                .or(() -> power(small, large, Work::pages, large.rows() / LEAST_ROWS_A_PAGE));
    }

    private static Optional<Double> power(Point small, Point large, ToLongFunction<Work> signal, long least) {
        long before = signal.applyAsLong(small.work());
        long after = signal.applyAsLong(large.work());
        return before <= 0 || after < least
                ? Optional.empty()
                : Optional.of(Math.log((double) after / before) / Math.log((double) large.rows() / small.rows()));
    }
}
