// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.flyway.StepOutcome;
import dev.switchback.migration.Migration;
import dev.switchback.schema.Snapshot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The standing databases of a rehearsal, and the walk along the history.
 *
 * <p>Both databases receive each migration once, so the work grows with the number of migrations and not with its square. The
 * populated one is cloned from the empty one when it is first needed, and again when a migration or an undo script has left it
 * in a state that is no version's.
 */
public final class Lab implements AutoCloseable {

    private final LabRequest request;
    private final Stopwatch stopwatch;
    private final List<Migration> walk;
    private final EmptyDatabase empty;
    private final ServerWatch watch;
    private final PopulatedDatabases populated;
    private final VolumeMeasurements volumes;
    private boolean baselineDiffers;
    private int position;
    private @Nullable Stage current;
    private @Nullable String blocked;

    /** Creates the databases; the history is walked on demand. */
    public Lab(LabRequest request, Stopwatch stopwatch) throws SQLException {
        this.request = request;
        this.stopwatch = stopwatch;
        this.walk = Walk.of(request.history());
        this.empty = new EmptyDatabase(request, stopwatch);
        this.watch = new ServerWatch(empty);
        this.populated = new PopulatedDatabases(request, stopwatch, walk, empty, watch);
        this.volumes = new VolumeMeasurements(request, stopwatch, walk, empty, watch);
    }

    /**
     * Goes to a migration and applies it to the empty database; everything before is applied on the way.
     *
     * @param withRows whether the populated database will be needed
     * @return the stage, or the reason why the walk does not get there
     * @throws IllegalArgumentException if the walk has passed the migration already
     */
    public Arrival at(Migration migration, boolean withRows) throws SQLException {
        Stage stage = current;
        if (stage != null && stage.migration().equals(migration)) {
            return new Arrival.At(stage);
        }
        Optional<Migration> baseline = Walk.standsForOthers(request.history(), migration);
        int target = baseline.isPresent() ? Walk.indexAfter(walk, migration) : walk.indexOf(migration);
        if (target < position) {
            throw new IllegalArgumentException(migration.name() + " lies behind: trials run in the plan's order");
        }
        current = null;
        if (position == 0) {
            empty.schema();
        }
        populated.settle(position);
        while (position < target && blocked == null) {
            pass(walk.get(position));
        }
        if (blocked != null) {
            return new Arrival.Blocked(blocked);
        }
        current = baseline.isPresent() ? baselineStage(migration) : nextStage(migration, withRows);
        return new Arrival.At(current);
    }

    private Stage baselineStage(Migration migration) throws SQLException {
        HeadRehearsal baseline =
                new HeadRehearsal(request, stopwatch, empty, Optional.of(migration), false, watch.needsAnotherServer());
        Stage stage = stage(migration, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(baseline));
        HeadFacts facts = stage.standsFor().orElseThrow();
        baselineDiffers = baselineDiffers
                || facts.failure().isPresent()
                || !facts.stepwise().isSameAs(facts.schema());
        return stage;
    }

    private Stage stage(
            Migration migration,
            Optional<EmptyFacts> facts,
            Optional<PopulatedDatabase> rows,
            Optional<HeadRehearsal> head,
            Optional<HeadRehearsal> baseline) {
        return new Stage(
                migration,
                facts,
                rows,
                () -> populated.fresh(position),
                (done, touched) -> volumes.measure(position - 1, migration, done, touched),
                head,
                baseline,
                request.history().orphanedUndos());
    }

    private Stage nextStage(Migration migration, boolean withRows) throws SQLException {
        Optional<PopulatedDatabase> rows = withRows ? Optional.of(populated.at(position)) : Optional.empty();
        blocked = migration.name() + " could not be looked at, so nothing after it can be judged";
        watch.begin();
        Snapshot before = empty.schema();
        EmptyDatabase.Passage passage = besideRows(rows, PopulatedDatabase::fillEarly, () -> empty.pass(migration));
        if (watch.hasChanged(passage)) {
            rows = withRows ? Optional.of(populated.movedToAnotherServer(position)) : rows;
        }
        boolean applied = passage.outcome() instanceof StepOutcome.Applied;
        Snapshot after = besideRows(
                rows.filter(database -> applied && !passage.endedOtherSessions()),
                database -> database.applyEarly(migration),
                empty::schema);
        List<String> mending = applied ? List.of() : request.engine().mending(before, after);
        EmptyFacts facts = new EmptyFacts(passage.outcome(), passage.endedOtherSessions(), before, after, mending);
        position++;
        blocked = applied ? null : migration.name() + " did not apply, so nothing after it can be judged";
        return stage(migration, Optional.of(facts), rows, head(facts), Optional.empty());
    }

    /** The populated database is brought on while the empty one is worked on; each waits for the server most of the time. */
    private <T> T besideRows(
            Optional<PopulatedDatabase> rows, Consumer<PopulatedDatabase> early, Stopwatch.Work<T, SQLException> work)
            throws SQLException {
        return rows.isPresent() ? Beside.run(stopwatch, () -> early.accept(rows.get()), work) : work.run();
    }

    /** A baseline that differs has been told; the head is then reached without it, so that it is not told twice. */
    private Optional<HeadRehearsal> head(EmptyFacts facts) {
        return position == walk.size() && facts.applied()
                ? Optional.of(new HeadRehearsal(
                        request, stopwatch, empty, Optional.empty(), baselineDiffers, watch.needsAnotherServer()))
                : Optional.empty();
    }

    private void pass(Migration migration) throws SQLException {
        blocked = migration.name() + " could not be applied, so nothing after it can be judged";
        watch.begin();
        EmptyDatabase.Passage passage = empty.pass(migration);
        StepOutcome outcome = passage.outcome();
        watch.hasChanged(passage);
        position++;
        blocked = null;
        if (!(outcome instanceof StepOutcome.Applied)) {
            blocked = migration.name() + " did not apply, so nothing after it can be judged"
                    + (outcome instanceof StepOutcome.Failed failed
                            ? ": " + failed.failure().message()
                            : "");
        }
    }

    /** Leaves the populated database in place for a person to look at, if that was asked for. */
    public void keepIfAsked() {
        populated.keepIfAsked();
    }

    /** Returns how to connect to each database that was kept. */
    public List<String> kept() {
        return populated.kept();
    }

    /** Returns where the time went. */
    public Map<Phase, Duration> spent() {
        return stopwatch.spent();
    }

    @Override
    public void close() throws SQLException {
        try (empty;
                volumes) {
            populated.close();
        }
    }
}
