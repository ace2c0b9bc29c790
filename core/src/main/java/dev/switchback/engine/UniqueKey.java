// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What may not be equal (or, with an exclusion constraint, may not conflict) in two rows of a table.
 *
 * @param name     the index's name
 * @param columns  the plain columns of the key; empty where it consists of expressions only
 * @param plain    whether the key is just its columns, with no expression, no predicate and no other operator than equality
 * @param prefixes for each column how many characters or bytes of it the key looks at; 0 for all
 * @param predicate which rows it looks at, if not at all of them
 */
public record UniqueKey(
        String name, List<String> columns, boolean plain, List<Integer> prefixes, Optional<String> predicate) {

    public UniqueKey {
        columns = List.copyOf(columns);
        prefixes = List.copyOf(prefixes);
    }

    /** A key that looks at all rows, and in them at the beginnings of values. */
    public UniqueKey(String name, List<String> columns, boolean plain, List<Integer> prefixes) {
        this(name, columns, plain, prefixes, Optional.empty());
    }

    /** A key that looks at all of its columns' values, in all rows. */
    public UniqueKey(String name, List<String> columns, boolean plain) {
        this(name, columns, plain, Optional.empty());
    }

    /** A key that looks at all of its columns' values, in some rows. */
    public UniqueKey(String name, List<String> columns, boolean plain, Optional<String> predicate) {
        this(name, columns, plain, Collections.nCopies(columns.size(), 0), predicate);
    }

    /** Returns how much of a column the key looks at; 0 for all, and for a column that is not in it. */
    public int prefix(String column) {
        int i = columns.indexOf(column);
        return i < 0 ? 0 : prefixes.get(i);
    }
}
