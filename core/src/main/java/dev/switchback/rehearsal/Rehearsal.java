// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.migration.Migration;
import dev.switchback.settings.Settings;
import java.util.List;

/**
 * One run of the checks over a history, on throwaway databases that exist as long as it is open.
 *
 * <p>Trials may be asked for one by one, in the plan's order; what lies before an asked-for trial is applied on the way. Closing
 * writes the evidence: complete if every trial of the plan was carried out, partial otherwise.
 *
 * <pre>{@code
 * try (Rehearsal rehearsal = Rehearsal.open(settings, loader, Hooks.NONE, listener)) {
 *     for (PlannedMigration planned : rehearsal.plan().judged()) {
 *         for (CheckId check : planned.checks()) {
 *             rehearsal.run(planned.migration(), check);
 *         }
 *     }
 * }
 * }</pre>
 */
public final class Rehearsal implements AutoCloseable {

    private Rehearsal() {}

    /**
     * Starts a server, reads the history and plans.
     *
     * @param classLoader where {@code classpath:} locations and Java migrations are looked for
     * @throws RehearsalProblem if there is no server to be had, no readable history, or no migration in it
     */
    public static Rehearsal open(Settings settings, ClassLoader classLoader, Hooks hooks, RehearsalListener listener)
            throws RehearsalProblem {
        throw new RehearsalProblem("not built yet");
    }

    /** Returns what will be done, in order. */
    public Plan plan() {
        return new Plan(List.of(), List.of());
    }

    /** Carries out one trial of the plan; asked for again, it returns the same result. */
    public CheckResult run(Migration migration, CheckId check) {
        throw new IllegalArgumentException(migration.name() + " " + check);
    }

    /** Returns the results so far, in the plan's order. */
    public List<CheckResult> results() {
        return List.of();
    }

    /** Writes the evidence and removes the databases, unless they are to be kept. */
    @Override
    public void close() {}
}
