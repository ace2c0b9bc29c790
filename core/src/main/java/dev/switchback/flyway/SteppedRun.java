// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * Applies a history script by script, within one uninterrupted run of Flyway.
 *
 * <p>A call of Flyway for each version costs ten times the run. Between two steps the database is committed, and the run's
 * sessions hold neither a lock nor a snapshot on it, save Flyway's own lock.
 */
public final class SteppedRun implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration AFTER_CANCEL = Duration.ofSeconds(3);

    private final RunRequest request;
    private @Nullable ParkedMigrate run;
    private @Nullable Arrival at;
    private @Nullable Connection observer;
    private boolean dead;

    private SteppedRun(RunRequest request) {
        this.request = request;
    }

    /** Prepares a run; it begins with the first step. */
    public static SteppedRun open(RunRequest request) {
        return new SteppedRun(request);
    }

    /**
     * Runs exactly this migration, or its undo script, and returns when that is committed.
     *
     * @throws IllegalStateException if Flyway stands before another migration, or the run is over
     * @throws SQLException if the database cannot be reached
     */
    public StepOutcome step(Migration migration) throws SQLException {
        if (dead) {
            throw new IllegalStateException("this run is over; open another");
        }
        Recording recording = new Recording();
        StepOutcome outcome = once(migration, recording);
        if (outcome instanceof StepOutcome.Failed failed
                && failed.failure().connectionLost()
                && !recording.hasBegun()) {
            // An earlier script ended our sessions while they waited here: that is no fault of this one.
            endRun();
            outcome = once(migration, new Recording());
        }
        if (!(outcome instanceof StepOutcome.Applied)) {
            close();
        }
        return outcome;
    }

    private StepOutcome once(Migration migration, Recording recording) throws SQLException {
        Optional<StepOutcome> problem = arriveAt(migration, recording);
        if (problem.isPresent()) {
            return problem.get();
        }
        ParkedMigrate current = running();
        current.letThrough(recording);
        Optional<StepOutcome> hung = await(current, migration, recording);
        return hung.isPresent() ? hung.get() : outcome(migration, recording);
    }

    /** Brings Flyway before this migration; returns what went wrong, if it did. */
    private Optional<StepOutcome> arriveAt(Migration migration, Recording recording) throws SQLException {
        if (run != null && !isAt(migration)) {
            endRun();
        }
        if (run == null) {
            ParkedMigrate started = ParkedMigrate.startingWith(migration, request);
            run = started;
            Optional<StepOutcome> hung = await(started, migration, recording);
            if (hung.isPresent()) {
                return hung;
            }
        }
        if (at instanceof Arrival.AtEnd end && end.problem() != null) {
            return Optional.of(outcome(migration, recording));
        }
        if (!isAt(migration)) {
            String where =
                    at instanceof Arrival.AtScript script ? script.script().getScript() : "the end of the history";
            throw new IllegalStateException(
                    request.role() + " was asked for " + migration.name() + ", but Flyway has come to " + where);
        }
        return Optional.empty();
    }

    private boolean isAt(Migration migration) {
        if (!(at instanceof Arrival.AtScript arrived)) {
            return false;
        }
        MigrationInfo script = arrived.script();
        if (script.getVersion() == null) {
            return migration.isRepeatable() && script.getDescription().equals(migration.description());
        }
        boolean sameVersion = migration
                .version()
                .filter(version -> script.getVersion()
                                .compareTo(org.flywaydb.core.api.MigrationVersion.fromVersion(version.toString()))
                        == 0)
                .isPresent();
        return sameVersion && script.getType().isBaseline() == isBaseline(migration);
    }

    private boolean isBaseline(Migration migration) {
        return request.role() != Role.UNDO && migration.kind() == Migration.Kind.BASELINE;
    }

    /** Waits until Flyway has come to the next script or to its end; returns an outcome only if that had to be forced. */
    private Optional<StepOutcome> await(ParkedMigrate current, Migration migration, Recording recording)
            throws SQLException {
        HangWatch watch = new HangWatch(current, request.limits());
        at = current.next(LOOK_EVERY);
        while (at == null) {
            Optional<Diagnosis> diagnosis = watch.look(observer());
            if (diagnosis.isPresent()) {
                StepOutcome hung = recording.hung(diagnosis.get());
                stop(current, diagnosis.get());
                return Optional.of(hung);
            }
            at = current.next(LOOK_EVERY);
        }
        return Optional.empty();
    }

    /** Cancels the statement first, so that the server can tidy up after it. */
    private void stop(ParkedMigrate current, Diagnosis diagnosis) throws SQLException {
        if (!diagnosis.sessions().isEmpty()) {
            current.cancel(observer(), diagnosis.sessions().get(0).session());
            at = current.next(AFTER_CANCEL);
        }
        endRun();
    }

    private StepOutcome outcome(Migration migration, Recording recording) throws SQLException {
        if (!(at instanceof Arrival.AtEnd end) || end.problem() == null) {
            return recording.applied();
        }
        Failure failure = Failures.of(end.problem(), fileOf(migration));
        endRun();
        return recording.failed(failure);
    }

    private String fileOf(Migration migration) {
        return request.role() == Role.UNDO
                ? migration.undo().map(undo -> undo.script().fileName()).orElse(migration.name())
                : migration.name();
    }

    private ParkedMigrate running() {
        return java.util.Objects.requireNonNull(run);
    }

    private Connection observer() throws SQLException {
        if (observer == null || observer.isClosed()) {
            observer = request.database().connect();
        }
        return observer;
    }

    private void endRun() throws SQLException {
        if (run != null) {
            run.end(observer());
            run = null;
            at = null;
        }
    }

    /** Ends the run without applying anything more; all its sessions are gone afterwards. */
    @Override
    public void close() throws SQLException {
        dead = true;
        try {
            endRun();
        } finally {
            if (observer != null) {
                observer.close();
            }
        }
    }
}
