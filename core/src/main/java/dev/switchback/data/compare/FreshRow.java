// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A row after the migration, with those of its values that the migration wrote.
 *
 * @param isNew whether the whole row is new
 * @param fresh the columns that the migration wrote, as indexes
 * @param words the words of those values
 */
record FreshRow(TableState table, Row row, boolean isNew, List<Integer> fresh, Set<String> words) {

    static FreshRow of(TableState table, Row row, boolean isNew, List<Integer> fresh) {
        Set<String> words = new HashSet<>();
        for (int column : fresh) {
            String value = row.get(column);
            if (value != null) {
                words.addAll(Words.of(table.columns().get(column).kind(), value));
            }
        }
        return new FreshRow(table, row, isNew, fresh, words);
    }
}
