// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import dev.switchback.forecast.Work.Kind;
import java.util.Optional;
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

    /** Below the first a run with less memory differs from the others by chance, above the second it does not. */
    private static final double CHANCE = 1.15;

    private static final double PLAIN = 1.6;

    /** How exactly the cost of scarce memory is that of many rows: it is another server's disk, another plan. */
    private static final double UNSURE = 0.25;

    /** One run is made with less memory, and single runs differ by this. */
    private static final double SINGLE_RUN = 0.10;

    /**
     * Returns it for a statement, as far as it was measured by that: with a tenth of the memory a row costs what it costs when there
     * are ten times as many.
     *
     * @param kinds   what it does
     * @param seconds what it took with all of the memory
     * @param growing the part of that which grows with the rows
     * @param scarce  what it took with less, if that was tried
     */
    static Drift of(Set<Kind> kinds, double seconds, double growing, Optional<ScarceMemory> scarce) {
        return scarce.map(less -> {
                    double slower = slower(seconds, growing, less);
                    return usual(kinds, plainness(slower)).times(slower, -Math.log10(less.part()));
                })
                .orElseGet(() -> usual(kinds, 0));
    }

    /**
     * @param outgrown whether the statement was seen to outgrow memory, from 0 to 1
     */
    private static Drift usual(Set<Kind> kinds, double outgrown) {
        if (kinds.contains(Kind.DATA_CHANGE)) {
            // Each changed row has old and new versions on pages, in indexes and in the log, all of which outgrow
            // caches.
            return new Drift(1.20, 0.12);
        }
        if (kinds.contains(Kind.REWRITE)) {
            // MySQL 8.0.31 fills the indexes of a copy row by row: what outgrows its buffer pool outgrows the caches
            // of the processor, too.
            return new Drift(1.08 + 0.12 * outgrown, 0.12);
        }
        if (kinds.contains(Kind.INDEX_BUILD)) {
            return new Drift(1.00, 0.12);
        }
        // What a scan costs besides its rows weighs less the more of them there are.
        return new Drift(0.95, 0.13);
    }

    private Drift times(double slower, double decades) {
        double believed = 1 + (slower - 1) * plainness(slower);
        if (believed <= 1 || decades <= 0) {
            return this;
        }
        // What is not believed may be so all the same.
        double unbelieved = Math.log(slower / believed) / 2;
        double unsure = Math.hypot(Math.hypot(SINGLE_RUN, unbelieved), UNSURE * Math.log(believed));
        return new Drift(perDecade * Math.pow(believed, 1 / decades), Math.hypot(deviation, unsure / decades));
    }

    /** Says whether a statement plainly takes longer with less memory. */
    static boolean isSlower(double seconds, double growing, ScarceMemory scarce) {
        return plainness(slower(seconds, growing, scarce)) > 0.5;
    }

    private static double slower(double seconds, double growing, ScarceMemory scarce) {
        return growing <= 0 ? 1 : (growing + scarce.seconds() - seconds) / growing;
    }

    private static double plainness(double slower) {
        return Math.min(1, Math.max(0, (slower - CHANCE) / (PLAIN - CHANCE)));
    }
}
