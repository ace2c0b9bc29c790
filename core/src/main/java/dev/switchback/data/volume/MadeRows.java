// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The rows of a table that are ours, by number: none is kept, each can be told again. */
final class MadeRows {

    private final List<Stage> stages = new ArrayList<>();
    private long count;
    private boolean altered;

    long count() {
        return count;
    }

    void add(Stage stage, long rows) {
        stages.add(stage);
        count += rows;
    }

    /** Notes that the database holds other rows than it was given: what they are has to be asked of it. */
    void alter() {
        altered = true;
    }

    boolean tells(Collection<String> columns) {
        return count > 0
                && !altered
                && stages.stream().allMatch(stage -> stage.names().containsAll(columns));
    }

    Map<String, Wheels> wheels() {
        return stages.isEmpty() ? Map.of() : stages.get(stages.size() - 1).wheels();
    }

    /** Returns the same rows with more to come. */
    MadeRows followedBy(Stage stage, long rows) {
        MadeRows result = new MadeRows();
        stages.forEach(known -> result.add(known, 0));
        result.add(stage, count + rows);
        return result;
    }

    /** Returns the values of a column, by the numbers of the rows. */
    Values values(String column) {
        Stage.Column[] columns =
                stages.stream().map(stage -> stage.column(column)).toArray(Stage.Column[]::new);
        long[] firsts = stages.stream().mapToLong(Stage::first).toArray();
        return new OfRows(columns, firsts, count);
    }

    private record OfRows(Stage.Column[] columns, long[] firsts, long size) implements Values {

        @Override
        public void give(long row, RowSink sink) {
            int stage = firsts.length - 1;
            while (stage > 0 && firsts[stage] > row) {
                stage--;
            }
            columns[stage].give(row, sink);
        }
    }
}
