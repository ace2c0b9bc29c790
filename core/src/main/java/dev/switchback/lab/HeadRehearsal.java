// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.database.Database;
import dev.switchback.flyway.Diagnosis;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.HeadRun;
import dev.switchback.migration.Migration;
import dev.switchback.schema.Snapshot;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Migrates a new database in one go with the user's own settings, and compares it with where the walk stands. */
final class HeadRehearsal {

    private final LabRequest lab;
    private final Stopwatch stopwatch;
    private final EmptyDatabase walked;
    private final Optional<Migration> upTo;
    private final boolean withoutBaselines;
    private final boolean apart;

    HeadRehearsal(
            LabRequest lab,
            Stopwatch stopwatch,
            EmptyDatabase walked,
            Optional<Migration> upTo,
            boolean withoutBaselines,
            boolean apart) {
        this.apart = apart;
        this.withoutBaselines = withoutBaselines;
        this.lab = lab;
        this.stopwatch = stopwatch;
        this.walked = walked;
        this.upTo = upTo;
    }

    HeadFacts run() throws SQLException {
        return apart ? onAnotherServer() : on(lab.server());
    }

    private HeadFacts onAnotherServer() throws SQLException {
        try (Server other = stopwatch.time(Phase.PREPARE, lab.servers()::another)) {
            return on(other);
        }
    }

    private HeadFacts on(Server server) throws SQLException {
        Snapshot stepwise = walked.schema();
        Database database = server.create("head");
        try {
            HeadRun run = new HeadRun(
                    lab.flyway(),
                    database,
                    upTo.flatMap(Migration::version),
                    withoutBaselines,
                    lab.engine().probes(),
                    lab.limits());
            HeadRun.Outcome outcome = stopwatch.time(Phase.EMPTY, run::run);
            Optional<Failure> failure =
                    outcome.failure().or(() -> outcome.hang().map(HeadRehearsal::ended));
            return new HeadFacts(failure, stepwise, schema(database), outcome.invalid());
        } finally {
            server.drop(database);
        }
    }

    private static Failure ended(Diagnosis diagnosis) {
        return new Failure(
                "it did not come to an end and was ended: " + diagnosis.what(),
                "",
                null,
                diagnosis.line(),
                diagnosis.statement().isEmpty() ? null : diagnosis.statement(),
                diagnosis.remedy(),
                false);
    }

    private Snapshot schema(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return stopwatch.time(
                    Phase.SCHEMA,
                    () -> lab.engine()
                            .schemaReader(connection, lab.bookkeeping())
                            .readOnce());
        }
    }
}
