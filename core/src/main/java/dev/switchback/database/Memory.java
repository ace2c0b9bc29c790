// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much memory a database gets for what it holds.
 *
 * <p>Production's rows share the memory that production has; a part of the rows is to have no more than its part.
 *
 * @param part       the part of it, 1 for all
 * @param production what production has, in bytes by the names of its server's settings, as far as that is known
 */
public record Memory(double part, SortedMap<String, Long> production) {

    /** What the server is set to. */
    public static final Memory ALL = new Memory(1, Collections.emptySortedMap());

    public Memory {
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("not a part of memory: " + part);
        }
        production = Collections.unmodifiableSortedMap(new TreeMap<>(production));
    }

    /** Says whether nothing is to be cut. */
    public boolean isAll() {
        return part == 1;
    }

    /**
     * Returns the part of a setting, in bytes.
     *
     * @param own   what the server is set to; production is taken to be set to that where nobody knows
     * @param least what the server takes at least
     */
    public long of(String setting, long own, long least) {
        return Math.max(least, Math.round(part * production.getOrDefault(setting, own)));
    }
}
