// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.UndoScript;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Applies a history script by script, within one uninterrupted run of Flyway.
 *
 * <p>A call of Flyway for each version costs ten times the run. Between two steps the database is committed, and the run's
 * sessions hold neither a lock nor a snapshot on it, save Flyway's own lock.
 */
public final class SteppedRun implements AutoCloseable {

    private final RunRequest request;
    private final Watchman watchman;
    private @Nullable FlywayThread run;
    private @Nullable Arrival at;
    private boolean over;

    private SteppedRun(RunRequest request) {
        this.request = request;
        this.watchman = new Watchman(request.database(), request.limits());
    }

    /** Prepares a run; it begins with the first step. */
    public static SteppedRun open(RunRequest request) {
        return new SteppedRun(request);
    }

    /**
     * Runs exactly this migration, or its undo script, and returns when that is committed.
     *
     * @throws IllegalStateException if Flyway stands before another migration, or the run is over
     * @throws SQLException if the database cannot be reached, or has no connection left to give
     */
    public StepOutcome step(Migration migration) throws SQLException {
        if (over) {
            throw new IllegalStateException("this run is over; open another");
        }
        if (request.role() == Role.UNDO && migration.undo().isEmpty()) {
            throw new IllegalStateException(migration.name() + " has no undo script");
        }
        Recording recording = recording(migration);
        Optional<Failure> unreadable = unreadable(migration);
        StepOutcome outcome = unreadable.isPresent() ? recording.failed(unreadable.get()) : once(migration, recording);
        if (outcome instanceof StepOutcome.Failed failed
                && failed.failure().connectionLost()
                && !recording.hasBegun()) {
            // An earlier script ended our sessions while they waited here: that is no fault of this one.
            outcome = once(migration, recording(migration));
        }
        if (!(outcome instanceof StepOutcome.Applied)) {
            close();
        }
        return outcome;
    }

    private Optional<Failure> unreadable(Migration migration) {
        return request.migrations().broken().stream()
                .filter(broken -> broken.isOf(migration, request.role() == Role.UNDO))
                .map(Failure::of)
                .findFirst();
    }

    private StepOutcome once(Migration migration, Recording recording) throws SQLException {
        if (run != null && !isAt(migration)) {
            endRun();
        }
        if (run == null) {
            run = start(migration);
            Optional<StepOutcome> problem = await(run, migration, recording);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        if (!isAt(migration)) {
            return recording.failed(notThere(migration));
        }
        at = null; // unknown until it has arrived somewhere, should waiting for that fail
        run.letThrough(recording);
        return await(run, migration, recording).orElseGet(recording::applied);
    }

    private Recording recording(Migration migration) {
        return new Recording(statements -> StatementLines.located(script(migration), request.settings(), statements));
    }

    private Optional<Script> script(Migration migration) {
        return request.role() == Role.UNDO ? migration.undo().map(UndoScript::script) : migration.script();
    }

    private FlywayThread start(Migration migration) throws SQLException {
        Turnstile turnstile = new Turnstile();
        RunSessions sessions = new RunSessions(
                request.database(), request.scratch(), request.probes().activity());
        Costs costs =
                new Costs(request.measured() ? Optional.of(request.probes().work()) : Optional.empty());
        Stepper stepper = new Stepper(turnstile, sessions, request.probes(), costs, request.watch());
        return FlywayThread.start(
                new RunConfigurations(request, sessions, stepper).startingWith(migration), sessions, turnstile);
    }

    /**
     * Waits until Flyway has come to the next script or to its end; returns an outcome only if the run is over.
     *
     * <p>Once a script has run to its end only the server can still refuse it, at the commit. Anything else is about the next
     * one, which Flyway parses before it stops there; that script's own step will meet it again.
     */
    private Optional<StepOutcome> await(FlywayThread current, Migration migration, Recording recording)
            throws SQLException {
        Watchman.Sight sight = watchman.await(current, recording::hasBegun);
        if (sight.diagnosis().isPresent()) {
            run = null;
            return Optional.of(recording.hung(sight.diagnosis().get()));
        }
        at = sight.arrival().orElseThrow();
        if (!(at instanceof Arrival.AtEnd end) || end.problem() == null) {
            return Optional.empty();
        }
        Optional<SQLException> refused = Failures.withoutConnection(end.problem());
        if (refused.isPresent()) {
            endRun();
            throw refused.get();
        }
        Failure failure = Failures.of(end.problem(), fileOf(migration));
        boolean anothers = recording.isFinished() && !Failures.isFromServer(end.problem());
        endRun();
        return Optional.of(anothers ? recording.applied() : recording.failed(failure));
    }

    /** Flyway takes the script for applied, or passes it over: another script has meddled with the history table. */
    private Failure notThere(Migration migration) {
        String where = at instanceof Arrival.AtScript script ? script.script().getScript() : "the end of the history";
        return new Failure(
                "Flyway does not come to this script: it stands at " + where,
                "",
                fileOf(migration),
                0,
                null,
                "Look for what makes Flyway pass the script over, or take another first: a script or callback that writes to"
                        + " the history table, for instance.",
                false);
    }

    private boolean isAt(Migration migration) {
        if (!(at instanceof Arrival.AtScript arrived)) {
            return false;
        }
        MigrationInfo script = arrived.script();
        if (script.getVersion() == null) {
            return migration.isRepeatable() && script.getDescription().equals(migration.description());
        }
        boolean baseline = request.role() != Role.UNDO && migration.kind() == Migration.Kind.BASELINE;
        return script.getType().isBaseline() == baseline
                && migration
                        .version()
                        .map(version -> MigrationVersion.fromVersion(version.toString()))
                        .filter(script.getVersion()::equals)
                        .isPresent();
    }

    private String fileOf(Migration migration) {
        return request.role() == Role.UNDO
                ? migration.undo().orElseThrow().script().fileName()
                : migration.name();
    }

    private void endRun() throws SQLException {
        if (run != null) {
            watchman.end(run);
            run = null;
            at = null;
        }
    }

    /** Ends the run without applying anything more; all its sessions are gone afterwards. */
    @Override
    public void close() throws SQLException {
        over = true;
        try (watchman) {
            endRun();
        }
    }
}
