// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TransactionProbe.Glance;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tables that a script was seen to write, under the names that the performance schema has for them. */
final class TracedTables {

    private final Map<String, Set<String>> modes = new TreeMap<>();
    private final Set<String> unplaced = new HashSet<>();

    /** Notes in which way a table was written; words that are no table's name do no harm. */
    void add(String name, String mode) {
        modes.computeIfAbsent(name, first -> new HashSet<>()).add(mode);
    }

    /** Notes tables of which it is not known by which statement they were written. */
    void addUnplaced(Collection<String> names) {
        unplaced.addAll(names);
    }

    /** Returns what is known by statements until now. */
    Glance glance() {
        Map<Long, Set<String>> locked = new HashMap<>();
        modes.forEach((name, held) -> locked.put(TableIdentities.ofName(name), held));
        return new Glance("", locked);
    }

    /**
     * Returns those of the tables that were written.
     *
     * @param tables as the dictionary names them, before the script and after it
     */
    Map<Long, LockedRelation> among(Collection<String> tables, ObservedNames names) {
        Map<Long, LockedRelation> relations = new TreeMap<>();
        for (String table : tables) {
            String name = names.of(table);
            Set<String> held = new HashSet<>(modes.getOrDefault(name, Set.of()));
            if (unplaced.contains(name)) {
                held.add("written");
            }
            if (!held.isEmpty()) {
                long id = TableIdentities.ofName(name);
                relations.put(id, new LockedRelation(id, Optional.of(new TableName("", table)), 'r', held));
            }
        }
        return relations;
    }
}
