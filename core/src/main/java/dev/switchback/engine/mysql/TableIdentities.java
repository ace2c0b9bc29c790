// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.StoredTables.Found;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Gives tables identifiers that stay when they are renamed or rebuilt.
 *
 * <p>InnoDB's own changes whenever ALTER TABLE copies the table, and other engines have none. So a name that stays keeps its
 * identifier, and a new name gets that of a name that is gone if InnoDB knows both as one. A table that is dropped and created
 * again under its name is therefore taken for the same; one that is renamed and rebuilt at once for another one.
 */
final class TableIdentities {

    private final Map<String, Long> ids = new HashMap<>();
    private Map<String, Found> known = Map.of();

    /** Returns the identifier that a table has as long as it is not renamed. */
    static long ofName(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits() >>> 1 | 1;
    }

    /** Returns the identifiers by name. */
    Map<String, Long> assign(List<Found> found) {
        Map<String, Found> now = new HashMap<>();
        found.forEach(table -> now.put(table.name(), table));
        Map<String, Long> assigned = new HashMap<>();
        Set<String> left = new HashSet<>(known.keySet());
        found.stream().filter(this::isPlainlySame).forEach(table -> keep(table.name(), table.name(), assigned, left));
        found.stream()
                .filter(table -> !assigned.containsKey(table.name()))
                .forEach(table -> left.stream()
                        .filter(old -> shareId(known.get(old), table))
                        .findFirst()
                        .ifPresent(old -> keep(table.name(), old, assigned, left)));
        found.stream()
                .map(Found::name)
                .filter(name -> !assigned.containsKey(name) && left.contains(name))
                .forEach(name -> keep(name, name, assigned, left));
        found.forEach(table -> assigned.computeIfAbsent(table.name(), name -> unused(name, assigned)));
        ids.clear();
        ids.putAll(assigned);
        known = now;
        return assigned;
    }

    private boolean isPlainlySame(Found table) {
        Found former = known.get(table.name());
        return former != null && (former.innodb().equals(table.innodb()) || shareId(former, table));
    }

    private static boolean shareId(Found former, Found table) {
        return !Collections.disjoint(former.innodb(), table.innodb());
    }

    private void keep(String name, String former, Map<String, Long> assigned, Set<String> left) {
        left.remove(former);
        assigned.put(name, ids.get(former));
    }

    /** A renamed table has taken its identifier with it. */
    private static long unused(String name, Map<String, Long> assigned) {
        long id = ofName(name);
        while (assigned.containsValue(id)) {
            id = ofName(name + '\0' + id);
        }
        return id;
    }
}
