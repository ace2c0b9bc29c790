// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.flyway.StepOutcome;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.Steadiness;
import java.util.List;
import java.util.Optional;

/** Tells whether the last two counts have shown that rows do not matter, neither there nor back. */
final class Settled {

    private Settled() {}

    static boolean is(List<Count> counts) {
        if (counts.size() < 2) {
            return false;
        }
        Count small = counts.get(counts.size() - 2);
        Count large = counts.get(counts.size() - 1);
        return Steadiness.isSteady(
                        point(small, first(small).applied()),
                        point(large, first(large).applied()))
                && back(small, large);
    }

    private static Timing first(Count count) {
        return count.timings().get(0);
    }

    private static boolean back(Count small, Count large) {
        Optional<StepOutcome> before = first(small).undone();
        Optional<StepOutcome> after = first(large).undone();
        return before.isEmpty()
                || after.isEmpty()
                || Steadiness.isSteady(point(small, before.get()), point(large, after.get()));
    }

    private static Point point(Count count, StepOutcome outcome) {
        return new Point(count.rows(), List.of(outcome.duration().toNanos() / 1e9), outcome.work());
    }
}
