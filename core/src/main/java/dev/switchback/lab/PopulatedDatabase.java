// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.data.compare.DataState;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.Database;
import dev.switchback.database.TableName;
import dev.switchback.engine.SchemaReader;
import dev.switchback.flyway.Role;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.migration.Migration;
import dev.switchback.schema.Snapshot;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The standing database that has rows in every table.
 *
 * <p>Migration, undo and second application run on it one after the other; as long as they restore what they should, it walks
 * on. Once one of them leaves a state that is no version's, it is of no further use and says so.
 */
final class PopulatedDatabase implements AutoCloseable {

    private final Ground ground;
    private final LabRequest lab;
    private final Stopwatch stopwatch;
    private final Database database;
    private final FlywayRuns runs;
    private final Connection eye;
    private final SchemaReader schemaReader;
    private final RowStand rows;
    private Snapshot schema;
    private Optional<Set<TableName>> toFill = Optional.empty();
    private Set<TableName> altered = Set.of();
    private int migrations;
    private boolean sound = true;
    private @Nullable Early<List<NotFilled>> filled;
    private @Nullable Early<StepOutcome> applied;

    private PopulatedDatabase(
            Ground ground, LabRequest lab, Stopwatch stopwatch, List<Migration> before, int migrations)
            throws SQLException {
        this.ground = ground;
        this.lab = lab;
        this.stopwatch = stopwatch;
        this.database = ground.database();
        this.migrations = migrations;
        this.runs = new FlywayRuns(lab, database, ground.scratch());
        for (Migration migration : before) {
            StepOutcome outcome = stopwatch.time(Phase.CLONE, () -> runs.step(Role.MAIN, migration));
            if (!(outcome instanceof StepOutcome.Applied)) {
                throw new SQLException(migration.name() + " does not apply a second time, to another database");
            }
        }
        this.eye = database.connect();
        this.schemaReader = lab.engine().schemaReader(eye, lab.bookkeeping());
        this.rows = new RowStand(lab, stopwatch, database);
        this.schema = readSchema();
    }

    /** Makes a clone of the empty database into a populated one. */
    static PopulatedDatabase of(Database clone, LabRequest lab, Stopwatch stopwatch, int migrations)
            throws SQLException {
        Ground ground = Ground.of(lab.server(), false, clone, lab);
        return new PopulatedDatabase(ground, lab, stopwatch, List.of(), migrations);
    }

    /** Sets one up on a server of its own, which ends with it; the migrations are applied there from the first on. */
    static PopulatedDatabase on(Server server, LabRequest lab, Stopwatch stopwatch, List<Migration> before)
            throws SQLException {
        Ground ground = Ground.of(server, true, server.create("populated"), lab);
        return new PopulatedDatabase(ground, lab, stopwatch, before, before.size());
    }

    /** Sets one up beside the empty one, where nothing can be cloned; the migrations are applied from the first on. */
    static PopulatedDatabase beside(LabRequest lab, Stopwatch stopwatch, List<Migration> before) throws SQLException {
        Ground ground = Ground.of(lab.server(), false, lab.server().create("populated"), lab);
        return new PopulatedDatabase(ground, lab, stopwatch, before, before.size());
    }

    /** Says whether it is at the version that so many migrations lead to, and of further use. */
    boolean standsAt(int migrations) {
        return sound && this.migrations == migrations;
    }

    /** Fills tables for the next migration, ahead of being asked and on any thread. */
    void fillEarly() {
        filled = Early.of(() -> rows.fill(toFill, altered));
    }

    /** Applies the next migration ahead of being asked and on any thread, unless the user's code comes first. */
    void applyEarly(Migration migration) {
        if (filled != null
                && filled.succeeded()
                && !lab.userCode().isConcernedWith(Moment.BEFORE_MIGRATION, migration)) {
            applied = Early.of(() -> stepMain(migration));
        }
    }

    private StepOutcome stepMain(Migration migration) throws SQLException {
        return stopwatch.time(Phase.POPULATED, () -> runs.step(Role.MAIN, migration));
    }

    private List<NotFilled> filled() throws SQLException {
        Early<List<NotFilled>> early = filled;
        filled = null;
        return early == null ? rows.fill(toFill, altered) : early.get();
    }

    private StepOutcome applied(Migration migration) throws SQLException {
        Early<StepOutcome> early = applied;
        applied = null;
        return early == null ? stepMain(migration) : early.get();
    }

    /** Fills tables, lets the user seed, applies the migration, and looks at everything before and after. */
    PopulatedFacts apply(Migration migration) throws SQLException {
        List<NotFilled> notFilled = filled();
        List<UserCodeFailure> failures = new ArrayList<>(userCode(Moment.BEFORE_MIGRATION, migration));
        Snapshot before = schema;
        DataState rowsBefore = rows.state();
        StepOutcome outcome = applied(migration);
        look(outcome);
        List<String> mending = outcome instanceof StepOutcome.Applied ? List.of() : mending(before, schema);
        PopulatedFacts facts = new PopulatedFacts(
                notFilled, failures, outcome, before, schema, rowsBefore, rows.state(), mending, Optional.empty());
        if (!facts.applied()) {
            sound = false;
            return facts;
        }
        migrations++;
        rememberWhatToFill(outcome, rowsBefore);
        failures.addAll(userCode(Moment.AFTER_MIGRATION, migration));
        Optional<AgainFacts> again =
                migration.isRepeatable() ? Optional.of(again(migration, facts.schemaAfter())) : Optional.empty();
        return new PopulatedFacts(
                notFilled,
                failures,
                outcome,
                before,
                facts.schemaAfter(),
                rowsBefore,
                facts.rowsAfter(),
                mending,
                again);
    }

    private void rememberWhatToFill(StepOutcome outcome, DataState rowsBefore) {
        toFill = RowStand.names(outcome.touched());
        altered = RowStand.altered(rowsBefore, rows.state());
    }

    /** Takes the migration back, with rows written after it, and applies it once more. */
    UndoFacts undo(Migration migration, PopulatedFacts done) throws SQLException {
        return new UndoTrial(this, migration, done).run();
    }

    StepOutcome stepUndo(Migration migration) throws SQLException {
        StepOutcome outcome = stopwatch.time(Phase.UNDO, () -> runs.step(Role.UNDO, migration));
        look(outcome);
        return outcome;
    }

    /** Takes the migration back where no rows are but those that migrations insert, and applies it once more. */
    BareUndoFacts undoWithoutRows(Migration migration, EmptyFacts done) throws SQLException {
        StepOutcome outcome = stepUndo(migration);
        Snapshot undone = schema;
        return outcome instanceof StepOutcome.Applied
                ? new BareUndoFacts(
                        outcome, undone, mending(done.before(), undone), Optional.of(again(migration, done.after())))
                : new BareUndoFacts(outcome, undone, mending(done.after(), undone), Optional.empty());
    }

    /**
     * Applies the migration once more.
     *
     * @param first the schema after it was applied for the first time
     */
    AgainFacts again(Migration migration, Snapshot first) throws SQLException {
        StepOutcome outcome = stopwatch.time(Phase.AGAIN, () -> runs.step(Role.AGAIN, migration));
        look(outcome);
        boolean same = outcome instanceof StepOutcome.Applied && schema.isSameAs(first);
        sound = sound && same;
        return new AgainFacts(outcome, schema);
    }

    /** Marks it as being of no further use. */
    void spoil() {
        sound = false;
    }

    private void look(StepOutcome outcome) throws SQLException {
        schema = Beside.run(stopwatch, () -> rows.look(outcome.touched()), this::readSchema);
    }

    private Snapshot readSchema() throws SQLException {
        return stopwatch.time(Phase.SCHEMA, schemaReader::read);
    }

    List<UserCodeFailure> userCode(Moment moment, Migration migration) throws SQLException {
        UserCode code = lab.userCode();
        if (!code.isConcernedWith(moment, migration)) {
            return List.of();
        }
        Optional<UserCodeFailure> failure =
                stopwatch.time(Phase.HOOKS, () -> UserCodeRun.run(code, moment, migration, database));
        schema = Beside.run(stopwatch, rows::lookAtAll, this::readSchema);
        toFill = Optional.empty(); // whatever it may have emptied
        return failure.stream().toList();
    }

    /** Returns statements that lead from the schema as it is back to the one that it should be. */
    List<String> mending(Snapshot wanted, Snapshot found) {
        return lab.engine().mending(wanted, found);
    }

    Snapshot schema() {
        return schema;
    }

    RowStand rows() {
        return rows;
    }

    /** Leaves it in place for a person to look at, and returns how to connect to it. */
    String keep() throws SQLException {
        disconnect();
        return ground.server().keep(database);
    }

    private void disconnect() throws SQLException {
        runs.close();
        rows.close();
        eye.close();
    }

    @Override
    public void close() throws SQLException {
        disconnect();
        ground.close();
    }
}
