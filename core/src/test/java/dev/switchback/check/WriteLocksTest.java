// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import static dev.switchback.check.VolumeSample.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Touched;
import dev.switchback.forecast.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** While which statements writers wait. */
class WriteLocksTest {

    private static LockedRelation orders(long oid, String... modes) {
        return new LockedRelation(oid, Optional.of(ORDERS), 'r', Set.of(modes));
    }

    private static SortedMap<Integer, Set<String>> at(int statement, String... modes) {
        return new TreeMap<>(Map.of(statement, Set.of(modes)));
    }

    private static boolean isHeld(
            int statement, Map<Long, SortedMap<Integer, Set<String>>> seen, LockedRelation... relations) {
        StepOutcome outcome = new StepOutcome.Applied(
                List.of(),
                new Touched(Optional.empty(), List.of(relations), seen, Set.of(), Set.of()),
                Duration.ZERO,
                false,
                true,
                List.of(),
                VolumeSample.commit(),
                Work.NONE);
        return WriteLocks.isHeld(outcome, Set.of(ORDERS), statement);
    }

    @Test
    void fromTheStatementThatTakesItToTheCommit() {
        var seen = Map.of(7L, at(1, "ShareLock"));

        assertThat(isHeld(0, seen, orders(7, "ShareLock"))).isFalse();
        assertThat(isHeld(1, seen, orders(7, "ShareLock"))).isTrue();
        assertThat(isHeld(5, seen, orders(7, "ShareLock"))).isTrue();
    }

    @Test
    void anUpdateBeforeItBlocksNobody() {
        SortedMap<Integer, Set<String>> both = at(0, "RowExclusiveLock");
        both.putAll(at(2, "AccessExclusiveLock"));
        LockedRelation orders = orders(7, "RowExclusiveLock", "AccessExclusiveLock");

        assertThat(isHeld(1, Map.of(7L, both), orders)).isFalse();
        assertThat(isHeld(2, Map.of(7L, both), orders)).isTrue();
        assertThat(isHeld(2, Map.of(7L, at(0, "RowExclusiveLock")), orders(7, "RowExclusiveLock")))
                .isFalse();
    }

    /** As of a script that locks a table, cleans it up and adds a constraint. */
    @Test
    void anUpdateBehindItIsUnderIt() {
        SortedMap<Integer, Set<String>> both = at(0, "ShareRowExclusiveLock");
        both.putAll(at(2, "RowExclusiveLock"));
        LockedRelation orders = orders(7, "RowExclusiveLock", "ShareRowExclusiveLock");

        assertThat(isHeld(0, Map.of(7L, both), orders)).isTrue();
        assertThat(isHeld(2, Map.of(7L, both), orders)).isTrue();
    }

    /** A copy that takes the name of the table which it replaces was nobody's to write to while it was filled. */
    @Test
    void aTableThatTheScriptMakesBlocksNobody() {
        var seen = Map.of(7L, at(3, "AccessExclusiveLock"), 9L, at(0, "AccessExclusiveLock"));

        assertThat(isHeld(1, seen, orders(7, "AccessExclusiveLock"), orders(9, "AccessExclusiveLock")))
                .isFalse();
        assertThat(isHeld(3, seen, orders(7, "AccessExclusiveLock"), orders(9, "AccessExclusiveLock")))
                .isTrue();
    }

    @Test
    void whatWasSeenAsAWholeBlocksAsAWhole() {
        assertThat(isHeld(0, Map.of(), orders(7, "ShareLock"))).isTrue();
        assertThat(isHeld(0, Map.of(), orders(7, "RowExclusiveLock"))).isFalse();
    }

    @Test
    void whatWasLockedForOneStatementAloneBlocksNobodyInTheNext() {
        StatementRun copy = new StatementRun("ALTER …", 1, Duration.ZERO, List.of(), Work.NONE, Set.of(ORDERS));
        StatementRun online = new StatementRun("CREATE INDEX …", 2, Duration.ZERO, List.of(), Work.NONE);
        StepOutcome outcome = new StepOutcome.Applied(
                List.of(copy, online),
                new Touched(Optional.empty(), List.of(), Map.of(), Set.of(), Set.of()),
                Duration.ZERO,
                false,
                true,
                List.of(),
                VolumeSample.commit(),
                Work.NONE);

        assertThat(WriteLocks.isHeld(outcome, Set.of(ORDERS), 0)).isTrue();
        assertThat(WriteLocks.isHeld(outcome, Set.of(ORDERS), 1)).isFalse();
        assertThat(WriteLocks.isHeld(outcome, Set.of(ORDERS), 2)).isFalse();
        assertThat(WriteLocks.isHeld(outcome, Set.of(new TableName("", "made_here")), 0))
                .isFalse();
    }
}
