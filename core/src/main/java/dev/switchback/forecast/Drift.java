// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import dev.switchback.forecast.Work.Kind;
import java.util.Set;

/**
 * How much more a row costs when there are ten times as many, for reasons that no measurement at fewer rows shows: what fitted
 * into memory does not fit any more, pages are written while the statement runs.
 *
 * <p>What memory has to do with it is measured, where it can be made scarce; for the rest there are numbers that the accuracy test
 * of the benchmark found for kinds of change on PostgreSQL 18 (docs/benchmark.md). What is not foreseen is another plan.
 *
 * @param perDecade the median factor for each tenfold number of rows beyond the largest one measured
 * @param deviation the standard deviation of its logarithm
 */
record Drift(double perDecade, double deviation) {

    /** Below this a run with less memory differs from the others by chance. */
    private static final double SLOWER = 1.15;

    /** How exactly the cost of scarce memory is that of many rows: it is another server's disk, another plan. */
    private static final double UNSURE = 0.25;

    /** One run is made with less memory, and single runs differ by this. */
    private static final double SINGLE_RUN = 0.10;

    private static final Drift NONE = new Drift(1, 0);

    /** Returns what is usual for a statement that does these things. */
    static Drift of(Set<Kind> kinds) {
        if (kinds.contains(Kind.DATA_CHANGE)) {
            // Each changed row has old and new versions on pages, in indexes and in the log, all of which outgrow
            // caches.
            return new Drift(1.20, 0.12);
        }
        if (kinds.contains(Kind.REWRITE)) {
            return new Drift(1.08, 0.12);
        }
        if (kinds.contains(Kind.INDEX_BUILD)) {
            return new Drift(1.00, 0.12);
        }
        // What a scan costs besides its rows weighs less the more of them there are.
        return new Drift(0.95, 0.13);
    }

    /**
     * Returns what was measured of it: with a tenth of the memory a row costs what it costs when there are ten times as many.
     *
     * @param seconds what the statement took with all of the memory
     * @param growing the part of that which grows with the rows
     */
    static Drift measured(double seconds, double growing, ScarceMemory scarce) {
        double slower = growing <= 0 ? 1 : (growing + scarce.seconds() - seconds) / growing;
        double decades = -Math.log10(scarce.part());
        return slower < SLOWER || decades <= 0
                ? NONE
                : new Drift(Math.pow(slower, 1 / decades), Math.hypot(SINGLE_RUN, UNSURE * Math.log(slower)) / decades);
    }

    Drift and(Drift other) {
        return new Drift(perDecade * other.perDecade, Math.hypot(deviation, other.deviation));
    }
}
