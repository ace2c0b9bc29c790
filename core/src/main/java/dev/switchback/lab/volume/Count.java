// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.TableName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured at one number of rows.
 *
 * @param rows    of the measure, the largest of the tables that the migration touches
 * @param tables  the rows of each table that was filled
 * @param timings every run, at least one
 */
public record Count(long rows, SortedMap<TableName, Long> tables, List<Timing> timings) {

    public Count {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        timings = List.copyOf(timings);
    }
}
