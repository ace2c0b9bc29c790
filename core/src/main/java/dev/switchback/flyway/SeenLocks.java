// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which statements are known to have locked which relation: those after which it was locked in a way that it was not before.
 *
 * <p>A lock that is gone within the transaction was taken after a savepoint to which the script went back, and what the
 * statement wrote is gone with it.
 */
final class SeenLocks {

    private final Map<Long, Map<String, Integer>> held = new HashMap<>();
    private final Map<Long, SortedMap<Integer, Set<String>>> ended = new HashMap<>();

    /** Takes down what is locked after a statement. */
    void add(int statement, Map<Long, Set<String>> locked) {
        held.keySet().retainAll(locked.keySet());
        locked.forEach((relation, modes) -> {
            Map<String, Integer> known = held.computeIfAbsent(relation, first -> new HashMap<>());
            known.keySet().retainAll(modes);
            modes.forEach(mode -> known.putIfAbsent(mode, statement));
        });
    }

    /** The transaction is over: its locks are gone, and what they were taken for may be there. */
    void endTransaction() {
        held.keySet().forEach(relation -> ended.put(relation, of(relation)));
        held.clear();
    }

    /** Returns the modes by the indexes of the statements that took them, by the identifier of the relation. */
    Map<Long, SortedMap<Integer, Set<String>>> of(Collection<Long> relations) {
        Map<Long, SortedMap<Integer, Set<String>>> some = new HashMap<>();
        for (long relation : relations) {
            SortedMap<Integer, Set<String>> statements = of(relation);
            if (!statements.isEmpty()) {
                some.put(relation, statements);
            }
        }
        return some;
    }

    private SortedMap<Integer, Set<String>> of(long relation) {
        SortedMap<Integer, Set<String>> statements = new TreeMap<>(ended.getOrDefault(relation, new TreeMap<>()));
        held.getOrDefault(relation, Map.of())
                .forEach((mode, statement) -> statements
                        .computeIfAbsent(statement, first -> new TreeSet<>())
                        .add(mode));
        return statements;
    }
}
