// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.RowSource;
import java.util.List;

/**
 * How rows are going to be made.
 *
 * @param columns the columns that they give
 * @param stage   how each comes about
 * @param room    how many rows the keys admit
 */
record Plan(List<ColumnShape> columns, Stage stage, Room room) {

    Plan {
        columns = List.copyOf(columns);
    }

    RowSource rows() {
        Stage.Column[] made =
                columns.stream().map(column -> stage.column(column.name())).toArray(Stage.Column[]::new);
        return (number, sink) -> {
            for (Stage.Column column : made) {
                column.give(number, sink);
            }
        };
    }
}
