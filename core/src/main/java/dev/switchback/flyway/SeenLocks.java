// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which statements are known to have locked which relation: those after which it was locked in a way that it was not before.
 *
 * <p>A lock that is gone within the transaction was taken after a savepoint to which the script went back, and what the
 * statement wrote is gone with it.
 */
final class SeenLocks {

    private final Map<Long, Map<String, Integer>> held = new HashMap<>();
    private final Map<Long, TreeSet<Integer>> ended = new HashMap<>();

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
        held.forEach((relation, modes) ->
                ended.computeIfAbsent(relation, first -> new TreeSet<>()).addAll(modes.values()));
        held.clear();
    }

    /** Returns the statements' indexes by the identifier of the relation. */
    Map<Long, List<Integer>> of(Collection<Long> relations) {
        Map<Long, List<Integer>> some = new HashMap<>();
        for (long relation : relations) {
            TreeSet<Integer> statements = new TreeSet<>(ended.getOrDefault(relation, new TreeSet<>()));
            statements.addAll(held.getOrDefault(relation, Map.of()).values());
            if (!statements.isEmpty()) {
                some.put(relation, new ArrayList<>(statements));
            }
        }
        return some;
    }
}
