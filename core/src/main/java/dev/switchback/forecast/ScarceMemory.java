// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

/**
 * What a statement took at the largest count when a row had as little memory as it will have in production.
 *
 * <p>A sort or a hash that fits into memory at 100,000 rows goes to disk at 80 million. With the memory cut by the same proportion
 * it goes there at 100,000 as well, and shows what that costs.
 *
 * @param part           the part of the usual memory that it had: measured rows by rows in production
 * @param seconds        how long it took
 * @param temporaryBytes bytes of temporary files, or {@link Work#UNKNOWN}
 */
public record ScarceMemory(double part, double seconds, long temporaryBytes) {

    public ScarceMemory {
        if (!(part > 0 && part <= 1 && seconds >= 0)) {
            throw new IllegalArgumentException("not a part of memory, or not a duration: " + part + ", " + seconds);
        }
    }

    /** Returns the sum of two statements that had the same memory. */
    ScarceMemory plus(ScarceMemory other) {
        return new ScarceMemory(
                part,
                seconds + other.seconds,
                temporaryBytes == Work.UNKNOWN || other.temporaryBytes == Work.UNKNOWN
                        ? Work.UNKNOWN
                        : temporaryBytes + other.temporaryBytes);
    }
}
