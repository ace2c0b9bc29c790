// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.engine.SessionProbes;
import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.UndoScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Takes the newest applied version back, and records that in the user's own history table.
 *
 * <p>Open-source Flyway runs no undo scripts. A second Flyway object runs the script as if it were a migration, with a
 * history table of its own that is dropped afterwards. What stays is a row of type {@code DELETE} in the user's table,
 * written in the script's own transaction: that is how Flyway's {@code repair} notes a version that is gone. Flyway takes it
 * for pending again, and applies it with the next {@code migrate}. A row of type {@code UNDO_SQL}, as the commercial
 * editions write it, would make the open-source one refuse to work.
 */
public final class Undo {

    private final FlywaySettings settings;
    private final Database database;
    private final SessionProbes probes;
    private final RunRequest.Limits limits;
    private final @Nullable InUse inUse;

    /** Makes one for a database that nobody else uses. */
    public Undo(FlywaySettings settings, Database database, SessionProbes probes, RunRequest.Limits limits) {
        this(settings, database, probes, limits, null);
    }

    /** Makes one for a database that is in use. */
    public Undo(
            FlywaySettings settings,
            Database database,
            SessionProbes probes,
            RunRequest.Limits limits,
            @Nullable InUse inUse) {
        this.settings = settings;
        this.database = database;
        this.probes = probes;
        this.limits = limits;
        this.inUse = inUse;
    }

    /**
     * Runs the undo script of a migration.
     *
     * @throws HistoryProblem if the migration is not the newest applied version, or has no undo script; nothing has been
     *     done then
     */
    public StepOutcome run(Migration migration) throws SQLException {
        if (migration.undo().isEmpty()) {
            throw new HistoryProblem(
                    "the migration has no undo script",
                    migration.name(),
                    "add " + RunConfigurations.undoNameFor(settings, migration) + " beside it");
        }
        for (BrokenScript broken : settings.broken()) {
            if (broken.isOf(migration, true)) {
                throw new HistoryProblem(
                        "an undo script cannot be read: " + broken.what(), broken.name(), broken.remedy());
            }
        }
        int attempt = 0;
        while (true) {
            attempt++;
            Ending ending = once(migration);
            if (inUse != null) {
                ending.refusal().ifPresent(inUse.watch()::refused);
            }
            if (inUse == null || !ending.allowsAnother(inUse.patience(), attempt)) {
                return ending.outcome();
            }
            inUse.patience().await(migration.undo().orElseThrow().script().fileName(), attempt);
        }
    }

    /** What came of one attempt, and what the server refused if it refused something. */
    private record Ending(StepOutcome outcome, Optional<SQLException> refusal) {

        boolean allowsAnother(LockPatience patience, int attempt) {
            return outcome instanceof StepOutcome.Failed failed
                    && refusal.filter(said -> patience.allowsAnother(failed, said, attempt))
                            .isPresent();
        }
    }

    private Ending once(Migration migration) throws SQLException {
        try (UndoRecord record = UndoRecord.open(settings, database, migration);
                Watchman watchman = new Watchman(database, limits);
                RunSessions sessions = new RunSessions(database, null, probes.activity())) {
            Ending ending = run(migration, record, sessions, watchman);
            StepOutcome outcome = ending.outcome();
            if (outcome instanceof StepOutcome.Applied || !outcome.mayHaveLeft(settings.dialect())) {
                record.leavesNothing();
            }
            return ending;
        }
    }

    private Ending run(Migration migration, UndoRecord record, RunSessions sessions, Watchman watchman)
            throws SQLException {
        if (inUse != null) {
            inUse.watch().begin();
        }
        Turnstile turnstile = new Turnstile();
        Stepper stepper = new Stepper(turnstile, sessions, probes, new Costs(Optional.empty()), StatementWatch.NONE);
        Recording recording = new Recording(
                statements -> StatementLines.located(migration.undo().map(UndoScript::script), settings, statements));
        turnstile.letThrough(recording);
        FlywayThread run = FlywayThread.start(flyway(migration, record, sessions, stepper), sessions, turnstile);
        Watchman.Sight sight = await(run, watchman, recording::hasBegun);
        if (sight.diagnosis().isPresent()) {
            return new Ending(recording.hung(sight.diagnosis().get()), Optional.empty());
        }
        Throwable problem = ((Arrival.AtEnd) sight.arrival().orElseThrow()).problem();
        if (problem == null) {
            return new Ending(recording.applied(), Optional.empty());
        }
        String file = migration.undo().orElseThrow().script().fileName();
        return new Ending(recording.failed(Failures.of(problem, file)), Failures.fromServer(problem));
    }

    /** Nobody could tell what becomes of a script that goes on while nobody looks after it, and others might migrate beside it. */
    private Watchman.Sight await(FlywayThread run, Watchman watchman, BooleanSupplier hasBegun) throws SQLException {
        try {
            Watchman.Sight sight = watchman.await(run, hasBegun, this::look);
            return sight.arrival().orElse(null) instanceof Arrival.AtScript
                    ? watchman.await(run, hasBegun, this::look)
                    : sight;
        } catch (SQLException | RuntimeException e) {
            run.abandon();
            throw e;
        }
    }

    private void look(Connection observer, List<Long> sessions) {
        if (inUse != null) {
            inUse.watch().look(observer, sessions);
        }
    }

    private Flyway flyway(Migration migration, UndoRecord record, RunSessions sessions, Stepper stepper) {
        FluentConfiguration configuration = RunConfigurations.undoing(settings, sessions);
        RunConfigurations.servingUndo(configuration, settings, List.of(migration));
        configuration
                .group(false)
                .defaultSchema(record.schema())
                .table(record.table())
                .createSchemas(false)
                .validateOnMigrate(false);
        if (settings.dialect().hasSchemasInside()) {
            TransactionalLock.set(configuration, false);
        }
        List<Callback> callbacks = new ArrayList<>(List.of(stepper.first(), stepper.last(), record.callback()));
        if (inUse != null) {
            LockPatience patience = inUse.patience();
            callbacks.add(new LiveCallback(patience.timeouts(), patience.limit(), inUse.watch()::hear));
        }
        return UserCallbacks.replaced(configuration.load(), callbacks.toArray(Callback[]::new));
    }
}
