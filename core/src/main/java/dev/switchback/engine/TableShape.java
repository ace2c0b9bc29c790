// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known of a table to fill it.
 *
 * @param name        the table
 * @param obstacle    why it can hold no rows of ours, where that is plain from the catalog
 * @param empty       whether it surely has no rows; false where that is not known without looking
 * @param columns     its columns in order
 * @param conditions  its checks and its partition's bound
 * @param indexed     expressions that each row must be able to compute, since an index holds them
 * @param uniqueKeys  what must differ between rows
 * @param foreignKeys what must stand elsewhere
 * @param partitioned whether other tables hold its rows
 * @param leaves      the tables that hold the rows of a partitioned table; empty for all others
 * @param ancestors   the partitioned tables that this one is a part of
 * @param interceptors triggers and rules that see an INSERT and may object
 * @param skipsConflicts whether an INSERT may be told to pass over rows that are there already
 */
public record TableShape(
        TableName name,
        Optional<String> obstacle,
        boolean empty,
        List<ColumnShape> columns,
        List<Condition> conditions,
        List<String> indexed,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        boolean partitioned,
        List<TableName> leaves,
        List<TableName> ancestors,
        List<String> interceptors,
        boolean skipsConflicts) {

    public TableShape {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        indexed = List.copyOf(indexed);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        leaves = List.copyOf(leaves);
        ancestors = List.copyOf(ancestors);
        interceptors = List.copyOf(interceptors);
    }

    /** Returns the same table with other columns and constraints. */
    public TableShape with(
            List<ColumnShape> others, List<Condition> checks, List<UniqueKey> uniques, List<ForeignKey> references) {
        return new TableShape(
                name,
                obstacle,
                empty,
                others,
                checks,
                indexed,
                uniques,
                references,
                partitioned,
                leaves,
                ancestors,
                interceptors,
                skipsConflicts);
    }

    /** Returns the columns that an INSERT can give. */
    public List<ColumnShape> givenColumns() {
        return columns.stream().filter(column -> !column.computed()).toList();
    }
}
