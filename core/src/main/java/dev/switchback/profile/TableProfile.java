// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table holds.
 *
 * @param rows    about how many rows, at least 1
 * @param bytes   of the rows on disk, without indexes; empty if unknown
 * @param indexes bytes of each index
 * @param columns what is known of each column; those without statistics are left out
 */
public record TableProfile(
        long rows, OptionalLong bytes, SortedMap<String, Long> indexes, SortedMap<String, ColumnProfile> columns) {

    public TableProfile {
        indexes = Collections.unmodifiableSortedMap(new TreeMap<>(indexes));
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }
}
