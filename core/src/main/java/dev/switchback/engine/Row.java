// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one row as canonical text, in the order of its table's columns. */
public final class Row {

    private final @Nullable String[] values;
    private final String partition;

    private Row(@Nullable String[] values, String partition) {
        this.values = values;
        this.partition = partition;
    }

    /** Returns the row of those values. */
    public static Row of(@Nullable String... values) {
        return new Row(values.clone(), "");
    }

    /** Returns the row of those values, held by the given partition of its table. */
    public static Row in(String partition, List<@Nullable String> values) {
        return new Row(values.toArray(new String[0]), partition);
    }

    /** Returns the value of a column, {@code null} for NULL. */
    public @Nullable String get(int column) {
        return values[column];
    }

    /** Returns how many values there are. */
    public int size() {
        return values.length;
    }

    /** Returns the name of the partition that holds the row, {@code ""} where there are no partitions. */
    public String partition() {
        return partition;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && partition.equals(row.partition) && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
