// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which relations a script may have written, and which tables it may have read.
 *
 * @param unknown   why that cannot be said; empty if {@code relations} and {@code read} are complete
 * @param relations      those seen, complete or not, in the order of their identifiers; with their name before the
 *                       script if the script dropped them
 * @param seen      for each relation's identifier the modes of its locks by the indexes of the statements that are known to have
 *                  taken them: the first that did, and each that locked it in another way than those before. One that needed
 *                  no other lock is not seen. Without relations that were locked before the first statement or after the last, and empty if
 *                  statements ran as a batch
 * @param read      tables that were there before, and from which rows may have come; not those among the relations
 * @param mentioned if something is unknown, the tables whose names stand in the script, or in what it calls: a guess, which is
 *                  good enough to prepare for what the script may do, and not to judge it
 */
public record Touched(
        Optional<String> unknown,
        List<LockedRelation> relations,
        Map<Long, SortedMap<Integer, Set<String>>> seen,
        Set<TableName> read,
        Set<TableName> mentioned) {

    public Touched {
        relations = List.copyOf(relations);
        read = Set.copyOf(read);
        mentioned = Set.copyOf(mentioned);
        seen = Map.copyOf(seen);
    }

    /** Returns the indexes of the statements that are known to have locked one of the relations. */
    public SortedSet<Integer> statements(Collection<Long> relations) {
        SortedSet<Integer> statements = new TreeSet<>();
        relations.forEach(relation -> statements.addAll(
                seen.getOrDefault(relation, Collections.emptySortedMap()).keySet()));
        return statements;
    }
}
