// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which statements are known to have locked which relation: those after which it was locked in a way that it was not before. */
final class SeenLocks {

    private final Map<Long, Set<String>> modes = new HashMap<>();
    private final Map<Long, List<Integer>> statements = new HashMap<>();

    /** Takes down what is locked after a statement. */
    void add(int statement, Map<Long, Set<String>> locked) {
        locked.forEach((relation, held) -> {
            if (modes.computeIfAbsent(relation, first -> new HashSet<>()).addAll(held)) {
                statements.computeIfAbsent(relation, first -> new ArrayList<>()).add(statement);
            }
        });
    }

    /** Returns the statements' indexes by the identifier of the relation. */
    Map<Long, List<Integer>> of(Collection<Long> relations) {
        Map<Long, List<Integer>> some = new HashMap<>(statements);
        some.keySet().retainAll(relations);
        return some;
    }
}
