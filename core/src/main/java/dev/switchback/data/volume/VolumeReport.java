// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.TableName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tables hold now.
 *
 * @param rows      how many rows each table has that was to be filled, or is needed by those
 * @param notFilled tables with fewer rows than asked for, with the constraint in the way
 */
public record VolumeReport(SortedMap<TableName, Long> rows, List<NotFilled> notFilled) {

    public VolumeReport {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        notFilled = List.copyOf(notFilled);
    }
}
