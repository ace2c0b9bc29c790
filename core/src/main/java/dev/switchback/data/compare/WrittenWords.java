// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The words of rows that were written after a migration, by which they are known where an undo has moved them.
 *
 * <p>Made once for many questions: there is one for each value that an undo did not restore.
 */
final class WrittenWords {

    private final List<Set<String>> rows = new ArrayList<>();

    WrittenWords(WrittenRows written) {
        for (WrittenRows.WrittenTable table : written.tables()) {
            table.rows().forEach(row -> rows.add(words(table.state(), row)));
        }
    }

    private static Set<String> words(TableState table, Row row) {
        List<Integer> all = IntStream.range(0, row.size()).boxed().toList();
        return FreshRow.of(table, row, true, all).words();
    }

    /** Says whether the row came out of rows that were written, as when an undo moves them back into their old table. */
    boolean explain(TableState table, Row row) {
        return rows.stream().anyMatch(words -> isMadeOf(table, row, words));
    }

    private static boolean isMadeOf(TableState table, Row row, Set<String> words) {
        Source source = new Source(row, null);
        List<Integer> columns =
                IntStream.range(0, row.size()).filter(source::has).boxed().toList();
        long found = columns.stream()
                .filter(column -> source.isIn(words, table, column))
                .count();
        boolean key = table.primaryKey().stream().allMatch(column -> source.isIn(words, table, column));
        return found > 0 && found * 2 >= columns.size() && key;
    }

    /** Says whether a value came out of a row that was written and that names the value's row. */
    boolean explain(TableState table, Row row, int column) {
        Source source = new Source(row, null);
        List<Integer> key = table.keys().stream().findFirst().orElse(List.of());
        return !key.isEmpty()
                && rows.stream()
                        .anyMatch(words -> source.isIn(words, table, column)
                                && key.stream().allMatch(part -> source.isIn(words, table, part)));
    }
}
