// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.database.Database;
import dev.switchback.flyway.Role;
import dev.switchback.flyway.RunRequest;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.SteppedRun;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The Flyway runs that work side by side on one database; one that failed is replaced when it is needed again. */
final class FlywayRuns implements AutoCloseable {

    private final LabRequest lab;
    private final Database database;
    private final Optional<Database> scratch;
    private final Map<Role, SteppedRun> open = new EnumMap<>(Role.class);

    FlywayRuns(LabRequest lab, Database database, Optional<Database> scratch) {
        this.lab = lab;
        this.database = database;
        this.scratch = scratch;
    }

    StepOutcome step(Role role, Migration migration) throws SQLException {
        StepOutcome outcome = open.computeIfAbsent(role, this::started).step(migration);
        if (!(outcome instanceof StepOutcome.Applied)) {
            open.remove(role).close();
        }
        return outcome;
    }

    private SteppedRun started(Role role) {
        RunRequest request = role == Role.MAIN
                ? RunRequest.main(
                                lab.flyway(),
                                database,
                                lab.history(),
                                lab.engine().probes())
                        .hidingBaselines()
                : RunRequest.unrecorded(
                        lab.flyway(),
                        role,
                        database,
                        scratch.orElse(null),
                        lab.history(),
                        lab.engine().probes());
        return SteppedRun.open(request.within(lab.limits()));
    }

    @Override
    public void close() throws SQLException {
        for (SteppedRun run : open.values()) {
            run.close();
        }
        open.clear();
    }
}
