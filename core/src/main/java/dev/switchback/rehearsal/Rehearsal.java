// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.lab.Lab;
import dev.switchback.lab.Phase;
import dev.switchback.migration.Migration;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

    private final Server server;
    private final Lab lab;
    private final Plan plan;
    private final Trials trials;
    private final EvidenceKeeping evidence;
    private final SchemaKeeping schemas;
    private final RehearsalListener listener;

    Rehearsal(
            Server server,
            Lab lab,
            Plan plan,
            Trials trials,
            EvidenceKeeping evidence,
            SchemaKeeping schemas,
            RehearsalListener listener) {
        this.server = server;
        this.lab = lab;
        this.plan = plan;
        this.trials = trials;
        this.evidence = evidence;
        this.schemas = schemas;
        this.listener = listener;
    }

    /**
     * Starts a server, reads the history and plans.
     *
     * @param classLoader where {@code classpath:} locations and Java migrations are looked for
     * @throws RehearsalProblem if there is no server to be had, no readable history, or no migration in it
     */
    public static Rehearsal open(Settings settings, ClassLoader classLoader, Hooks hooks, RehearsalListener listener)
            throws RehearsalProblem {
        return open(settings, classLoader, BinariesSource.NONE, hooks, listener);
    }

    /**
     * As the other method, with one more place to get a server's binaries from.
     *
     * @param binaries asked where neither the class path nor the local Maven repository has the asked-for version
     */
    public static Rehearsal open(
            Settings settings,
            ClassLoader classLoader,
            BinariesSource binaries,
            Hooks hooks,
            RehearsalListener listener)
            throws RehearsalProblem {
        return new Opening(settings, classLoader, binaries, hooks, listener).open();
    }

    /** Returns what will be done, in order. */
    public Plan plan() {
        return plan;
    }

    /**
     * Carries out one trial of the plan; asked for again, it returns the same result.
     *
     * @throws IllegalArgumentException if the plan has no such trial, or the walk has passed it
     */
    public CheckResult run(Migration migration, CheckId check) {
        return trials.run(migration, check);
    }

    /** Carries out every trial of the plan that has not been carried out yet, and returns all results. */
    public List<CheckResult> runAll() {
        for (PlannedMigration planned : plan.judged()) {
            planned.checks().forEach(check -> run(planned.migration(), check));
        }
        return results();
    }

    /** Returns the results so far, in the plan's order. */
    public List<CheckResult> results() {
        return trials.results();
    }

    /** Returns where the time went. */
    public Map<Phase, Duration> spent() {
        return lab.spent();
    }

    /**
     * Writes the evidence and the schemas, and removes the databases, unless they are to be kept.
     *
     * @throws RehearsalProblem if the evidence cannot be written
     */
    @Override
    public void close() throws RehearsalProblem {
        try (Server stopping = server) {
            try {
                schemas.end();
                evidence.end(trials);
            } finally {
                removeDatabases();
            }
        }
    }

    private void removeDatabases() {
        try {
            lab.close();
        } catch (SQLException e) {
            listener.remark("A throwaway database could not be dropped; it goes with its server: " + e.getMessage());
        }
        lab.kept().forEach(listener::remark);
    }
}
