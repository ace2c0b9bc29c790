// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a table held at one moment.
 *
 * @param id         what stays the same when the table is renamed
 * @param name       its name
 * @param columns    its columns in order
 * @param keys       the columns of each unique key, as indexes into the columns; the primary key first. NULLs may be in them
 * @param primary    whether the first key is the primary key
 * @param rows       all rows, or a sample by key hash of a table too large for that
 * @param sums       the sums over all rows, if the rows are only a sample
 * @param partitions the ids of its partitions at every level
 */
public record TableState(
        long id,
        TableName name,
        List<TableColumn> columns,
        List<List<Integer>> keys,
        boolean primary,
        List<Row> rows,
        Optional<BucketSums> sums,
        Set<Long> partitions) {

    public TableState {
        columns = List.copyOf(columns);
        keys = keys.stream().map(List::copyOf).toList();
        rows = List.copyOf(rows);
        partitions = Set.copyOf(partitions);
    }

    /** Returns the same table with other rows. */
    public TableState withRows(List<Row> others) {
        return new TableState(id, name, columns, keys, primary, others, sums, partitions);
    }

    /** Says whether every row is at hand. */
    public boolean isComplete() {
        return sums.isEmpty();
    }

    /** Returns how many rows the table had. */
    public long rowCount() {
        return sums.map(BucketSums::rowCount).orElse((long) rows.size());
    }

    /** Returns the columns of the primary key as indexes, empty if there is none. */
    public List<Integer> primaryKey() {
        return primary ? keys.get(0) : List.of();
    }

    /** Returns the index of the column of that name, or -1. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
