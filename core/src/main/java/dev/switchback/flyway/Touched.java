// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.LockedRelation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which relations a script may have written.
 *
 * @param unknown        why that cannot be said; empty if {@code relations} is complete
 * @param relations      those seen, complete or not, in the order of their identifiers; with their name before the
 *                       script if the script dropped them
 * @param firstStatement for each relation's identifier the index of the statement that locked it first; without those
 *                       that were locked before the first statement or after the last
 */
public record Touched(Optional<String> unknown, List<LockedRelation> relations, Map<Long, Integer> firstStatement) {

    public Touched {
        relations = List.copyOf(relations);
        firstStatement = Map.copyOf(firstStatement);
    }
}
