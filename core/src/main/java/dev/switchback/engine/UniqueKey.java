// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.List;

/**
 * What may not be equal (or, with an exclusion constraint, may not conflict) in two rows of a table.
 *
 * @param name    the index's name
 * @param columns the plain columns of the key; empty where it consists of expressions only
 * @param plain   whether the key is just its columns, with no expression, no predicate and no other operator than equality
 */
public record UniqueKey(String name, List<String> columns, boolean plain) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
