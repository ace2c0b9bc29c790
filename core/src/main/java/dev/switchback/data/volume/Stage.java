// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the rows of a table are made from one of them on.
 *
 * @param first   the number of the first row
 * @param columns how the value of each column comes about
 * @param wheels  how keys of several columns are numbered
 */
record Stage(long first, Map<String, Column> columns, Map<String, Wheels> wheels) {

    /**
     * How the value of a column comes about.
     *
     * @param choice which one a row has
     * @param values those that there are
     */
    record Column(Choice choice, Values values) {

        void give(long row, RowSink sink) {
            long number = choice.of(row);
            if (number == Choice.NOTHING) {
                sink.nothing();
            } else {
                values.give(number, sink);
            }
        }
    }

    Stage {
        columns = Map.copyOf(columns);
        wheels = Map.copyOf(wheels);
    }

    Set<String> names() {
        return columns.keySet();
    }

    Column column(String name) {
        return Objects.requireNonNull(columns.get(name));
    }
}
