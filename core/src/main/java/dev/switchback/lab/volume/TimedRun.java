// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import dev.switchback.engine.SessionProbes;
import dev.switchback.flyway.Role;
import dev.switchback.flyway.RunRequest;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.SteppedRun;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Runs a migration, and its undo script after it, on a database of its own, each statement measured. */
final class TimedRun {

    private final VolumeGround ground;
    private final VolumeRequest request;
    private final Database place;
    private final Database database;
    private final Duration limit;

    /**
     * @param place  where it runs
     * @param memory what it gets
     * @param limit  how long a script may take
     */
    TimedRun(VolumeGround ground, Database place, Memory memory, Duration limit) throws SQLException {
        this.ground = ground;
        this.request = ground.request();
        this.place = place;
        this.database = request.engine().alone(place, memory);
        this.limit = limit;
    }

    Timing run(Migration migration) throws SQLException {
        SessionProbes probes = request.engine().probes();
        try (TemporarySpace space =
                new TemporarySpace(probes.work(), () -> ground.server().temporaryBytes(place))) {
            return run(migration, probes.with(space));
        }
    }

    private Timing run(Migration migration, SessionProbes probes) throws SQLException {
        StepOutcome applied = step(
                RunRequest.main(request.flyway(), database, request.history(), probes)
                        .hidingBaselines(),
                migration);
        boolean undoes = applied instanceof StepOutcome.Applied
                && migration.undo().isPresent()
                && migration.header().irreversible().isEmpty();
        return new Timing(applied, undoes ? Optional.of(undo(migration, probes)) : Optional.empty());
    }

    private StepOutcome undo(Migration migration, SessionProbes probes) throws SQLException {
        return step(
                RunRequest.unrecorded(
                        request.flyway(), Role.UNDO, database, ground.scratch(), request.history(), probes),
                migration);
    }

    private StepOutcome step(RunRequest run, Migration migration) throws SQLException {
        RunRequest.Limits limits = new RunRequest.Limits(request.hangLimit(), limit);
        try (SteppedRun steps = SteppedRun.open(run.within(limits).measuring())) {
            return steps.step(migration);
        }
    }
}
