// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.BucketSums;
import dev.switchback.engine.Relation;
import dev.switchback.engine.Row;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalog says of a table whose rows are to be read.
 *
 * @param columns its columns, numbered by their places
 * @param texts   for each column the SQL that turns its value into text; a long one into its length, hash and beginning
 * @param keys    the columns of each unique key, as indexes into the columns; the primary key first
 * @param rowKey  the first key that no NULL can be in; empty if there is none
 */
record StoredShape(
        Relation relation,
        List<TableColumn> columns,
        List<String> texts,
        List<List<Integer>> keys,
        List<Integer> rowKey,
        boolean primary) {

    StoredShape {
        columns = List.copyOf(columns);
        texts = List.copyOf(texts);
        keys = keys.stream().map(List::copyOf).toList();
        rowKey = List.copyOf(rowKey);
    }

    String quotedName() {
        return StoredValues.quoted(relation.name().name());
    }

    TableState state(List<Row> rows, Optional<BucketSums> sums) {
        return new TableState(relation.id(), relation.name(), columns, keys, primary, rows, sums, Set.of());
    }
}
