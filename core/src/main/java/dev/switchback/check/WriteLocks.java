// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.flyway.StepOutcome;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Tells while which statements writes to a table had to wait.
 *
 * <p>PostgreSQL's locks are held until the transaction ends; from ShareLock on they keep writers out
 * (https://www.postgresql.org/docs/current/explicit-locking.html#TABLE-LOCK-COMPATIBILITY). MySQL's are gone with their
 * statement, and were looked at while it ran.
 */
final class WriteLocks {

    private static final Set<String> BLOCKING =
            Set.of("ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock");

    private WriteLocks() {}

    /** Says whether such a lock was seen to be held while the statement ran, on one of the tables. */
    static boolean isHeld(StepOutcome outcome, Set<TableName> tables, int statement) {
        return isHeldByTransaction(outcome, tables, statement)
                || outcome.statements().stream()
                        .skip(statement)
                        .limit(1)
                        .anyMatch(run -> !Collections.disjoint(run.blocked(), tables));
    }

    private static boolean isHeldByTransaction(StepOutcome outcome, Set<TableName> tables, int statement) {
        Set<TableName> met = new HashSet<>();
        return outcome.touched().unknown().isEmpty()
                && outcome.touched().relations().stream()
                        .filter(relation ->
                                relation.name().filter(tables::contains).isPresent())
                        // A later one of the same name is what the script has put into the place of one that it has
                        // dropped.
                        .filter(relation -> met.add(relation.name().orElseThrow()))
                        .anyMatch(relation -> isBlocking(outcome, relation, statement));
    }

    private static boolean isBlocking(StepOutcome outcome, LockedRelation relation, int statement) {
        Map<Long, SortedMap<Integer, Set<String>>> seen = outcome.touched().seen();
        // Of a script in Java, or a batch, only the whole was seen.
        Collection<Set<String>> modes = seen.isEmpty()
                ? List.of(relation.modes())
                : seen.getOrDefault(relation.oid(), Collections.emptySortedMap())
                        .headMap(statement + 1)
                        .values();
        return modes.stream().flatMap(Set::stream).anyMatch(BLOCKING::contains);
    }
}
