// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a migration may take in production.
 *
 * @param warning above it a forecast is a warning
 * @param failure above it a failure
 * @param disk    bytes of disk above which it is a failure, if that is limited
 * @param log     bytes of log above which it is a failure, if that is limited
 */
public record Limits(Duration warning, Duration failure, OptionalLong disk, OptionalLong log) {

    /** Ten minutes, half an hour, and whatever space it takes. */
    public static final Limits DEFAULT =
            new Limits(Duration.ofMinutes(10), Duration.ofMinutes(30), OptionalLong.empty(), OptionalLong.empty());

    Limits withTime(Duration time) {
        return new Limits(time, time, disk, log);
    }

    Limits withDisk(long bytes) {
        return new Limits(warning, failure, OptionalLong.of(bytes), log);
    }

    Limits withLog(long bytes) {
        return new Limits(warning, failure, disk, OptionalLong.of(bytes));
    }
}
