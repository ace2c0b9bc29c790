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
 * @param columns   its columns, numbered by their places
 * @param texts     for each column the SQL that turns its value into text
 * @param shortened the same, with long values as length, hash and beginning
 */
record StoredShape(
        Relation relation,
        List<TableColumn> columns,
        List<String> texts,
        List<String> shortened,
        List<List<Integer>> keys,
        boolean primary) {

    StoredShape {
        columns = List.copyOf(columns);
        texts = List.copyOf(texts);
        shortened = List.copyOf(shortened);
        keys = keys.stream().map(List::copyOf).toList();
    }

    String quotedName() {
        return StoredValues.quoted(relation.name().name());
    }

    TableState state(List<Row> rows, Optional<BucketSums> sums) {
        return new TableState(relation.id(), relation.name(), columns, keys, primary, rows, sums, Set.of());
    }
}
