// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row from before whose value is looked for.
 *
 * @param before the row
 * @param after  the same row after the migration, or {@code null} if it is gone
 */
record Source(Row before, @Nullable Row after) {

    /** Returns the rows of a table that is still there. */
    static List<Source> of(RowLinks links) {
        List<Source> sources = new ArrayList<>();
        links.links().forEach(link -> sources.add(new Source(link.before(), link.after())));
        return sources;
    }

    /** Says whether there is something in the column that could be missed. */
    boolean has(int column) {
        String value = before.get(column);
        return value != null && !value.isBlank();
    }

    /** Says whether the words have the column's value. */
    boolean isIn(Set<String> words, TableState table, int column) {
        String value = before.get(column);
        return value != null && Words.contain(words, table.columns().get(column).kind(), value);
    }
}
