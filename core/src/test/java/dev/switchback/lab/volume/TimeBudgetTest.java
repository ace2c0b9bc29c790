// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Touched;
import dev.switchback.forecast.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How far a migration is measured. */
class TimeBudgetTest {

    private static final Touched NOTHING = new Touched(Optional.empty(), List.of(), Map.of(), Set.of(), Set.of());

    private final AtomicLong clock = new AtomicLong();
    private final TimeBudget budget = new TimeBudget(Duration.ofSeconds(2), 3, clock::get);

    /** A run of 300 ms, of which so many were the script's. */
    private Timing run(long milliseconds) {
        clock.addAndGet(Duration.ofMillis(300).toNanos());
        Duration script = Duration.ofMillis(milliseconds);
        StatementRun commit = new StatementRun("COMMIT", 0, Duration.ZERO, List.of());
        return new Timing(
                new StepOutcome.Applied(List.of(), NOTHING, script, false, true, List.of(), commit, Work.NONE),
                Optional.empty());
    }

    @Test
    void whatARunTakesWithoutItsScriptDoesNotGrow() throws SQLException {
        budget.running(1_000, () -> run(5));

        assertThat(budget.admits(10_000)).isTrue();
    }

    @Test
    void whatTheScriptTakesDoes() throws SQLException {
        budget.running(1_000, () -> run(290));

        assertThat(budget.admits(10_000)).isFalse();
    }
}
