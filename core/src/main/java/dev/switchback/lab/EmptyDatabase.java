// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.database.Database;
import dev.switchback.engine.SchemaReader;
import dev.switchback.flyway.RunRequest;
import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.SteppedRun;
import dev.switchback.migration.Migration;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The standing database that has no rows but those that migrations insert; it walks the history by one Flyway run. */
final class EmptyDatabase implements AutoCloseable {

    /** A session that was ended says so at once; one that answers late was not ended. */
    private static final int VALIDATION_SECONDS = 60;

    private final LabRequest lab;
    private final Stopwatch stopwatch;
    private final Database database;
    private @Nullable Sessions sessions;
    private @Nullable Snapshot schema;

    /** What has to be closed before the database can be cloned. */
    private record Sessions(Connection eye, SchemaReader reader, StatementSchemas statements, SteppedRun run) {}

    EmptyDatabase(LabRequest lab, Stopwatch stopwatch) throws SQLException {
        this.lab = lab;
        this.stopwatch = stopwatch;
        this.database = lab.server().create("empty");
    }

    /**
     * What applying a migration came to.
     *
     * @param endedOtherSessions whether the script ended sessions that are not its own, such as the one that looks
     */
    record Passage(StepOutcome outcome, boolean endedOtherSessions) {}

    /** Applies a migration without looking at what it does to the schema, unless it is known before it. */
    Passage pass(Migration migration) throws SQLException {
        Sessions open = sessions();
        Optional<Snapshot> before = Optional.ofNullable(schema);
        schema = null;
        open.statements().begin(before);
        StepOutcome outcome = stopwatch.time(Phase.EMPTY, () -> open.run().step(migration));
        tell(migration, outcome, open.statements().lasting(outcome));
        boolean ended = !open.eye().isValid(VALIDATION_SECONDS);
        if (ended) {
            disconnect();
        }
        return new Passage(outcome, ended);
    }

    private void tell(Migration migration, StepOutcome outcome, List<StatementRun> lasting) {
        if (outcome instanceof StepOutcome.Applied) {
            lab.schemas().applied(migration, lasting);
        } else {
            lab.schemas().failed();
        }
    }

    /** Returns a text that changes when something changes that belongs to the whole server. */
    String serverWideState() throws SQLException {
        return lab.engine().serverWideState(sessions().eye());
    }

    /** Returns the schema as it is now. */
    Snapshot schema() throws SQLException {
        Snapshot known = schema;
        if (known != null) {
            return known;
        }
        Sessions open = sessions();
        Snapshot read = stopwatch.time(Phase.SCHEMA, () -> open.reader().read());
        schema = read;
        lab.schemas().schema(read);
        return read;
    }

    private Sessions sessions() throws SQLException {
        Sessions open = sessions;
        if (open == null) {
            Connection eye = database.connect();
            SchemaReader reader = lab.engine().schemaReader(eye, lab.bookkeeping());
            StatementSchemas statements = new StatementSchemas(lab.engine(), reader, lab.schemas());
            open = new Sessions(
                    eye,
                    reader,
                    statements,
                    SteppedRun.open(RunRequest.main(
                                    lab.flyway(),
                                    database,
                                    lab.history(),
                                    lab.engine().probes())
                            .hidingBaselines()
                            .watchedBy(statements)
                            .within(lab.limits())));
            sessions = open;
        }
        return open;
    }

    /** Returns a new database that equals this one; if they have to, the sessions end for it, and come back when needed. */
    Database cloned() throws SQLException {
        if (!lab.server().clonesServer()) {
            disconnect();
        }
        return lab.server().clone(database, "populated");
    }

    private void disconnect() throws SQLException {
        Sessions open = sessions;
        sessions = null;
        if (open != null) {
            open.run().close();
            open.eye().close();
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        disconnect();
        lab.server().drop(database);
    }
}
