// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Verdict;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Budget;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Limits;
import dev.switchback.forecast.Outlook;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Forecasts of time and space that are beyond what a migration may take. */
final class BudgetGaps {

    private final Migration migration;
    private final Limits limits;
    private final Policy policy;
    private final List<Gap> gaps = new ArrayList<>();

    private BudgetGaps(Migration migration, Limits limits, Policy policy) {
        this.migration = migration;
        this.limits = limits;
        this.policy = policy;
    }

    static List<Gap> of(Migration migration, Proofs.Found found, Limits project, Policy policy) {
        BudgetGaps gaps = new BudgetGaps(migration, limits(migration, project), policy);
        found.results().values().stream()
                .flatMap(List::stream)
                .filter(result -> result.verdict() instanceof Verdict.Passed)
                .map(CheckResult::outlook)
                .flatMap(Optional::stream)
                .forEach(gaps::add);
        return gaps.gaps.stream().distinct().toList();
    }

    /** A budget that cannot be read fails the check, and allows nothing. */
    private static Limits limits(Migration migration, Limits project) {
        try {
            return migration
                    .header()
                    .budget()
                    .map(text -> Budget.over(project, text))
                    .orElse(project);
        } catch (IllegalArgumentException e) {
            return project;
        }
    }

    private void add(Outlook outlook) {
        Interval seconds = outlook.forward().seconds();
        if (counted(seconds) > limits.failure().toMillis() / 1e3) {
            gap(
                    "it takes " + Amounts.seconds(seconds) + " in production, and "
                            + Amounts.seconds(limits.failure().toMillis() / 1e3) + " are allowed",
                    Budget.forAll(seconds).orElse("<time>"));
        }
        space("disk", outlook.forward().diskBytes(), limits.disk());
        space("log", outlook.forward().logBytes(), limits.log());
        if (policy.sure() && outlook.isAssumed() && !outlook.forward().isConstant()) {
            gaps.add(Gap.of(
                    Kind.OVER_BUDGET,
                    migration.name(),
                    "its forecast is for an assumed number of rows of " + outlook.measure(),
                    "The strict policy wants forecasts of production as it is.",
                    "mvn switchback:profile, or switchback.volumes=" + outlook.measure() + "=<rows>; then "
                            + Rehearse.COMMAND));
        }
    }

    private void space(String what, Optional<Interval> bytes, OptionalLong limit) {
        if (bytes.isPresent() && limit.isPresent() && counted(bytes.get()) > limit.getAsLong()) {
            gap(
                    "it takes " + Amounts.bytes(bytes.get()) + " of " + what + " in production, and "
                            + Amounts.bytes((double) limit.getAsLong()) + " are allowed",
                    what + " <size>");
        }
    }

    private double counted(Interval interval) {
        return policy.sure() ? interval.high() : interval.middle();
    }

    private void gap(String what, String budget) {
        gaps.add(Gap.of(
                Kind.OVER_BUDGET,
                migration.name(),
                what,
                "The release would take longer, or need more room, than anybody has agreed to.",
                "Make it cheaper, or agree to it in its header: -- Budget: " + budget));
    }
}
