// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.forecast.Limits;
import java.time.Duration;
import java.util.List;

/**
 * How migrations are measured at growing numbers of rows, and what they may take.
 *
 * @param counts      the numbers of rows, ascending
 * @param budget      the time for one migration
 * @param repetitions how often it runs at the largest count, at most
 * @param calibration how many times as long production takes as this machine
 * @param limits      what a migration may take in production, unless its header states something else
 */
public record MeasureSettings(List<Long> counts, Duration budget, int repetitions, double calibration, Limits limits) {

    /** Up to a hundred thousand rows within half a minute. */
    public static final MeasureSettings DEFAULT =
            new MeasureSettings(List.of(1_000L, 10_000L, 100_000L), Duration.ofSeconds(30), 3, 1, Limits.DEFAULT);

    public MeasureSettings {
        counts = List.copyOf(counts);
    }
}
