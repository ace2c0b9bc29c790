// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import dev.switchback.flyway.Role;
import dev.switchback.flyway.RunRequest;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.SteppedRun;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a migration, and its undo script after it, on a database of its own, each statement measured. */
final class TimedRun {

    private final VolumeRequest request;
    private final Database database;
    private final @Nullable Database scratch;
    private final Duration limit;

    /**
     * @param scratch for what Flyway records of undo scripts, where it takes one
     * @param memory  what it gets
     * @param limit   how long a script may take
     */
    TimedRun(VolumeRequest request, Database database, @Nullable Database scratch, Memory memory, Duration limit)
            throws SQLException {
        this.request = request;
        this.database = request.engine().alone(database, memory);
        this.scratch = scratch;
        this.limit = limit;
    }

    Timing run(Migration migration) throws SQLException {
        StepOutcome applied = step(
                RunRequest.main(
                                request.flyway(),
                                database,
                                request.history(),
                                request.engine().probes())
                        .hidingBaselines(),
                migration);
        boolean undoes = applied instanceof StepOutcome.Applied
                && migration.undo().isPresent()
                && migration.header().irreversible().isEmpty();
        return new Timing(applied, undoes ? Optional.of(undo(migration)) : Optional.empty());
    }

    private StepOutcome undo(Migration migration) throws SQLException {
        return step(
                RunRequest.unrecorded(
                        request.flyway(),
                        Role.UNDO,
                        database,
                        scratch,
                        request.history(),
                        request.engine().probes()),
                migration);
    }

    private StepOutcome step(RunRequest run, Migration migration) throws SQLException {
        RunRequest.Limits limits = new RunRequest.Limits(request.hangLimit(), limit);
        try (SteppedRun steps = SteppedRun.open(run.within(limits).measuring())) {
            return steps.step(migration);
        }
    }
}
