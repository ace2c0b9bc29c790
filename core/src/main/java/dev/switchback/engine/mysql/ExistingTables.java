// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The tables that were there before a script, or that it has filled since, under the names that they have by now. */
final class ExistingTables {

    /** What a script puts into a table of its own without taking it from another. */
    private static final long FEW = 100;

    private final Set<Long> ids = new HashSet<>();
    private Set<String> names = Set.of();

    void begin(InnodbFiles files) {
        names = Set.copyOf(files.tables().keySet());
        files.tables().values().forEach(ids::addAll);
    }

    /**
     * Returns the names: of a table that is rebuilt the name stays, and of one that is renamed the id.
     *
     * @param traffic until the last statement
     */
    Set<String> names(InnodbFiles now, RowTraffic traffic) {
        Set<String> all = new HashSet<>();
        for (Map.Entry<String, Set<Long>> table : now.tables().entrySet()) {
            boolean known = names.contains(table.getKey()) || !Collections.disjoint(ids, table.getValue());
            if (known || traffic.of(table.getKey()).written() > FEW) {
                all.add(table.getKey());
                ids.addAll(table.getValue());
            }
        }
        names = all;
        return all;
    }
}
