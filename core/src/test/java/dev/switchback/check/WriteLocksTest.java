// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import static dev.switchback.check.VolumeSample.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.LockedRelation;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Touched;
import dev.switchback.forecast.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** While which statements writers wait. */
class WriteLocksTest {

    private static LockedRelation orders(long oid, String... modes) {
        return new LockedRelation(oid, Optional.of(ORDERS), 'r', Set.of(modes));
    }

    private static boolean isHeld(int statement, Map<Long, List<Integer>> seen, LockedRelation... relations) {
        StepOutcome outcome = new StepOutcome.Applied(
                List.of(),
                new Touched(Optional.empty(), List.of(relations), seen, Set.of(), Set.of()),
                Duration.ZERO,
                false,
                List.of(),
                VolumeSample.commit(),
                Work.NONE);
        return WriteLocks.isHeld(outcome, Set.of(ORDERS), statement);
    }

    @Test
    void fromTheStatementThatTakesItToTheCommit() {
        Map<Long, List<Integer>> seen = Map.of(7L, List.of(1));

        assertThat(isHeld(0, seen, orders(7, "ShareLock"))).isFalse();
        assertThat(isHeld(1, seen, orders(7, "ShareLock"))).isTrue();
        assertThat(isHeld(5, seen, orders(7, "ShareLock"))).isTrue();
    }

    @Test
    void anUpdateBeforeItBlocksNobody() {
        Map<Long, List<Integer>> seen = Map.of(7L, List.of(0, 2));

        assertThat(isHeld(1, seen, orders(7, "RowExclusiveLock", "AccessExclusiveLock")))
                .isFalse();
        assertThat(isHeld(2, seen, orders(7, "RowExclusiveLock", "AccessExclusiveLock")))
                .isTrue();
        assertThat(isHeld(2, seen, orders(7, "RowExclusiveLock"))).isFalse();
    }

    /** A copy that takes the name of the table which it replaces was nobody's to write to while it was filled. */
    @Test
    void aTableThatTheScriptMakesBlocksNobody() {
        Map<Long, List<Integer>> seen = Map.of(7L, List.of(3), 9L, List.of(0));

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
}
