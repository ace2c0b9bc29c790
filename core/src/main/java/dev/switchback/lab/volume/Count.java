// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured at one number of rows.
 *
 * @param rows    of the measure, the largest of the tables that the migration touches
 * @param tables  the rows of each table that was filled
 * @param timings every run, at least one
 * @param scarce  a run with as little memory for its rows as there will be in production, if there was one
 */
public record Count(long rows, SortedMap<TableName, Long> tables, List<Timing> timings, Optional<ScarceRun> scarce) {

    public Count {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        timings = List.copyOf(timings);
    }

    /** Returns the same count with what further runs have shown. */
    Count with(List<Timing> all, Optional<ScarceRun> run) {
        return new Count(rows, tables, all, run);
    }

    /**
     * A run with less memory than usual.
     *
     * @param memory the part of the usual memory that it had
     * @param timing what became of it
     */
    public record ScarceRun(double memory, Timing timing) {}
}
