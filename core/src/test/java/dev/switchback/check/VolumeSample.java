// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.flyway.Diagnosis;
import dev.switchback.flyway.Diagnosis.Cause;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Touched;
import dev.switchback.forecast.Work;
import dev.switchback.forecast.Work.Kind;
import dev.switchback.lab.VolumeSight;
import dev.switchback.lab.volume.Count;
import dev.switchback.lab.volume.Target;
import dev.switchback.lab.volume.Timing;
import dev.switchback.lab.volume.VolumeFacts;
import dev.switchback.lab.volume.VolumeFacts.Ending;
import dev.switchback.lab.volume.VolumeFacts.Why;
import dev.switchback.migration.Header;
import dev.switchback.migration.HeaderField;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import dev.switchback.profile.Volume;
import dev.switchback.settings.MeasureSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts of a migration that was measured, written by hand. */
final class VolumeSample {

    static final TableName ORDERS = new TableName("public", "orders");
    static final LockedRelation LOCKED = new LockedRelation(7, Optional.of(ORDERS), 'r', Set.of("AccessExclusiveLock"));

    private final Map<TableName, Volume> touched = new TreeMap<>();
    private final List<Count> counts = new ArrayList<>();
    private MeasureSettings settings = MeasureSettings.DEFAULT;
    private Optional<Ending> ending = Optional.empty();

    VolumeSample production(TableName table, long rows, Volume.Source source) {
        touched.put(table, new Volume(rows, source, Optional.empty()));
        return this;
    }

    VolumeSample with(MeasureSettings wanted) {
        this.settings = wanted;
        return this;
    }

    VolumeSample count(long rows, StepOutcome applied) {
        return count(rows, new Timing(applied, Optional.empty()));
    }

    VolumeSample count(long rows, Timing timing) {
        counts.add(new Count(rows, new TreeMap<>(Map.of(ORDERS, rows)), List.of(timing), Optional.empty()));
        return this;
    }

    VolumeSample ended(long rows, Why why) {
        this.ending = Optional.of(new Ending(rows, why));
        return this;
    }

    VolumeSight sight(NotFilled... notFilled) {
        if (touched.isEmpty()) {
            production(ORDERS, 80_000_000, Volume.Source.STATED);
        }
        Target target = new Target(new TreeMap<>(touched), new TreeMap<>());
        return new VolumeSight.Measured(new VolumeFacts(target, counts, List.of(notFilled), ending), settings);
    }

    /** A migration with an undo script, and a budget unless it is empty. */
    static Migration migration(String budget) {
        return new Migration(
                Migration.Kind.VERSIONED,
                Optional.of(Version.parse("2")),
                "change",
                "V2__change.sql",
                Optional.of(new Script(Path.of("V2__change.sql"), "V2__change.sql", "", 1)),
                Optional.of(new UndoScript(
                        Version.parse("2"), "change", new Script(Path.of("U2__change.sql"), "U2__change.sql", "", 1))),
                new Header(
                        budget.isEmpty() ? Map.of() : Map.of(HeaderField.BUDGET, budget), Optional.empty(), List.of()));
    }

    /** One statement that reads each row, under a lock that was taken by it. */
    static StepOutcome applied(double seconds, long rows) {
        Work work = new Work(rows, 0, Work.UNKNOWN, 100 * rows, 200 * rows, Work.UNKNOWN, Set.of(Kind.SCAN));
        return applied(List.of(new StatementRun("ALTER TABLE orders …", 3, time(seconds), List.of(), work)), seconds);
    }

    static StepOutcome applied(List<StatementRun> statements, double seconds) {
        Touched locks = new Touched(Optional.empty(), List.of(LOCKED), seen(statements), Set.of(), Set.of());
        return new StepOutcome.Applied(
                statements, locks, time(seconds), false, true, List.of(), commit(), Work.NOT_MEASURED);
    }

    private static Map<Long, SortedMap<Integer, Set<String>>> seen(List<StatementRun> statements) {
        return statements.isEmpty() ? Map.of() : Map.of(7L, new TreeMap<>(Map.of(0, LOCKED.modes())));
    }

    static StatementRun commit() {
        return new StatementRun("COMMIT", 0, time(0.001), List.of(), Work.NONE);
    }

    static StepOutcome hung(Cause cause, double seconds) {
        Diagnosis diagnosis = new Diagnosis(cause, "It works.", "", "UPDATE orders …", 3, List.of());
        return new StepOutcome.Hung(diagnosis, List.of(), untouched(), time(seconds), false, true);
    }

    static StepOutcome failed(String message) {
        return new StepOutcome.Failed(
                new Failure(message, "", null, 4, null, false), List.of(), untouched(), time(1), false, true);
    }

    private static Touched untouched() {
        return new Touched(Optional.empty(), List.of(), Map.of(), Set.of(), Set.of());
    }

    static Duration time(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
