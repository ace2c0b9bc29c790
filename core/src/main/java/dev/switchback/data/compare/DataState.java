// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.database.TableName;
import dev.switchback.engine.SequenceState;
import dev.switchback.engine.TableState;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all tables and sequences of a database held at one moment; unchanged parts are shared between moments. */
public record DataState(SortedMap<TableName, TableState> tables, SortedMap<TableName, SequenceState> sequences) {

    /** A database without tables. */
    public static final DataState EMPTY = new DataState(new TreeMap<>(), new TreeMap<>());

    public DataState {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
    }
}
