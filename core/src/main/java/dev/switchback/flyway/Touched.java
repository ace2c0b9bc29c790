// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.LockedRelation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which relations a script may have written.
 *
 * @param unknown        why that cannot be said; empty if {@code relations} is complete
 * @param relations      those seen, complete or not, in the order of their identifiers; with their name before the
 *                       script if the script dropped them
 * @param seen      for each relation's identifier the indexes of the statements that are known to have locked it: the first
 *                  that did, and each that locked it in another way than those before. One that needed no other lock is not
 *                  seen. Without relations that were locked before the first statement or after the last, and empty if
 *                  statements ran as a batch
 */
public record Touched(Optional<String> unknown, List<LockedRelation> relations, Map<Long, List<Integer>> seen) {

    public Touched {
        relations = List.copyOf(relations);
        seen = Map.copyOf(seen);
    }

    /** Returns the indexes of the statements that are known to have locked one of the relations. */
    public SortedSet<Integer> statements(Collection<Long> relations) {
        SortedSet<Integer> statements = new TreeSet<>();
        relations.forEach(relation -> statements.addAll(seen.getOrDefault(relation, List.of())));
        return statements;
    }
}
