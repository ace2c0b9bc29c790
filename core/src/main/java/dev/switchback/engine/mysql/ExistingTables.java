// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The tables that were there before a script, under the names that they have by now. */
final class ExistingTables {

    private final Set<Long> ids = new HashSet<>();
    private Set<String> names = Set.of();

    void begin(InnodbFiles files) {
        names = Set.copyOf(files.tables().keySet());
        files.tables().values().forEach(ids::addAll);
    }

    /** Returns the names: of a table that is rebuilt the name stays, and of one that is renamed the id. */
    Set<String> names(InnodbFiles now) {
        Set<String> all = new HashSet<>();
        for (Map.Entry<String, Set<Long>> table : now.tables().entrySet()) {
            if (names.contains(table.getKey()) || !Collections.disjoint(ids, table.getValue())) {
                all.add(table.getKey());
                ids.addAll(table.getValue());
            }
        }
        names = all;
        return all;
    }
}
