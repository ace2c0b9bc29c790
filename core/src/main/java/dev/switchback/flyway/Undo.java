// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.engine.SessionProbes;
import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.UndoScript;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

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

    public Undo(FlywaySettings settings, Database database, SessionProbes probes, RunRequest.Limits limits) {
        this.settings = settings;
        this.database = database;
        this.probes = probes;
        this.limits = limits;
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
        RunSessions sessions = new RunSessions(database, null, probes.activity());
        try (UndoRecord record = UndoRecord.open(settings, database, migration);
                Watchman watchman = new Watchman(database, limits)) {
            StepOutcome outcome = run(migration, record, sessions, watchman);
            if (!(outcome instanceof StepOutcome.Applied) && outcome.mayHaveLeft(settings.dialect())) {
                record.leaveTrace();
            }
            return outcome;
        } finally {
            sessions.close();
        }
    }

    private StepOutcome run(Migration migration, UndoRecord record, RunSessions sessions, Watchman watchman)
            throws SQLException {
        Turnstile turnstile = new Turnstile();
        Stepper stepper = new Stepper(turnstile, sessions, probes, new Costs(Optional.empty()), StatementWatch.NONE);
        Recording recording = new Recording(
                statements -> StatementLines.located(migration.undo().map(UndoScript::script), settings, statements));
        turnstile.letThrough(recording);
        FlywayThread run = FlywayThread.start(flyway(migration, record, sessions, stepper), sessions, turnstile);
        Watchman.Sight sight = watchman.await(run);
        if (sight.arrival().orElse(null) instanceof Arrival.AtScript) {
            sight = watchman.await(run);
        }
        if (sight.diagnosis().isPresent()) {
            return recording.hung(sight.diagnosis().get());
        }
        Throwable problem = ((Arrival.AtEnd) sight.arrival().orElseThrow()).problem();
        return problem == null
                ? recording.applied()
                : recording.failed(Failures.of(
                        problem, migration.undo().orElseThrow().script().fileName()));
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
        return UserCallbacks.replaced(configuration.load(), stepper.first(), stepper.last(), record.callback());
    }
}
