// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.flyway.StepOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells while which statements writes to a table had to wait.
 *
 * <p>PostgreSQL's locks are held until the transaction ends; from ShareLock on they keep writers out
 * (https://www.postgresql.org/docs/current/explicit-locking.html#TABLE-LOCK-COMPATIBILITY). Where a product's locks are gone
 * when they are looked at, nothing is said.
 */
final class WriteLocks {

    private static final Set<String> BLOCKING =
            Set.of("ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock");

    private WriteLocks() {}

    /** Says whether such a lock was seen to be held while the statement ran, on one of the tables. */
    static boolean isHeld(StepOutcome outcome, Set<TableName> tables, int statement) {
        Set<TableName> met = new HashSet<>();
        return outcome.touched().unknown().isEmpty()
                && outcome.touched().relations().stream()
                        .filter(relation ->
                                relation.name().filter(tables::contains).isPresent())
                        // A later one of the same name is what the script has put into the place of one that it has
                        // dropped.
                        .filter(relation -> met.add(relation.name().orElseThrow()))
                        .filter(WriteLocks::blocks)
                        .anyMatch(relation -> firstSeen(outcome, relation) <= statement);
    }

    private static boolean blocks(LockedRelation relation) {
        return relation.modes().stream().anyMatch(BLOCKING::contains);
    }

    /** A statement is seen when it locks in another way than those before; the lock that blocks is the last of several. */
    private static int firstSeen(StepOutcome outcome, LockedRelation relation) {
        if (outcome.touched().seen().isEmpty()) {
            return 0; // a script in Java, or a batch: only the whole was seen
        }
        List<Integer> seen = outcome.touched().seen().getOrDefault(relation.oid(), List.of());
        boolean blocksFromTheFirst = BLOCKING.containsAll(relation.modes());
        return seen.isEmpty() ? Integer.MAX_VALUE : seen.get(blocksFromTheFirst ? 0 : seen.size() - 1);
    }
}
