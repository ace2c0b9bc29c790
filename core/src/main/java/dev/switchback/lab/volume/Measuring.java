// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.Memory;
import dev.switchback.database.TableName;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.volume.Count.ScarceRun;
import dev.switchback.lab.volume.VolumeFacts.Ending;
import dev.switchback.lab.volume.VolumeFacts.Why;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs one migration at one count after the other, as long as its time and the disk last. */
final class Measuring {

    private final Production production;
    private final FilledTables tables;
    private final Migration migration;
    private Target target;
    private final TimeBudget budget;
    private final DiskWatch disk;
    private final List<Count> counts = new ArrayList<>();
    private List<NotFilled> notFilled = List.of();

    Measuring(
            Production production,
            FilledTables tables,
            Migration migration,
            Target target,
            TimeBudget budget,
            DiskWatch disk) {
        this.production = production;
        this.tables = tables;
        this.migration = migration;
        this.target = target;
        this.budget = budget;
        this.disk = disk;
    }

    VolumeFacts run() throws SQLException {
        Optional<Ending> ending = grow();
        if (isStillFilled(ending) && !counts.isEmpty() && !Settled.is(counts)) {
            Optional<Ending> broken = again(counts.get(counts.size() - 1));
            ending = broken.isPresent() ? broken : ending;
        }
        return new VolumeFacts(target, counts, notFilled, ending);
    }

    private Optional<Ending> grow() throws SQLException {
        Optional<Ending> ending = Optional.empty();
        for (long count : countsUpTo(target.rows())) {
            ending = obstacle(count);
            if (ending.isEmpty()) {
                ending = measure(count);
            }
            if (ending.isPresent() || isReached() || Settled.is(counts)) {
                break;
            }
        }
        return ending;
    }

    /** A table that has fewer rows in production than a count is measured as it is there. */
    private List<Long> countsUpTo(long rows) {
        return production.measure().counts().stream()
                .map(count -> Math.min(count, rows))
                .distinct()
                .toList();
    }

    private Optional<Ending> obstacle(long count) {
        Optional<Why> obstacle = budget.admits(count) ? disk.lacksRoomFor(count) : Optional.of(new Why.Budget());
        return obstacle.map(why -> new Ending(count, why));
    }

    private Optional<Ending> measure(long count) throws SQLException {
        VolumeReport report = budget.filling(count, () -> tables.fill(target.scaledTo(count)));
        disk.filled(count);
        notFilled = report.notFilled();
        target = target.cappedTo(full(report));
        long rows = report.rows().getOrDefault(target.measure(), 0L);
        if (rows == 0
                || !counts.isEmpty() && rows <= counts.get(counts.size() - 1).rows()) {
            return Optional.of(new Ending(count, new Why.Unfilled()));
        }
        Timing timing = time(count, Memory.ALL);
        Optional<Why> broken = broken(timing, 1);
        if (broken.isEmpty()) {
            counts.add(new Count(rows, report.rows(), List.of(timing), Optional.empty()));
        }
        return broken.map(why -> new Ending(rows, why));
    }

    private Timing time(long count, Memory memory) throws SQLException {
        Timing timing = budget.running(count, () -> tables.time(migration, memory, budget.left()));
        disk.ran(timing.applied());
        timing.undone().ifPresent(disk::ran);
        return timing;
    }

    /** Says whether the tables are as the last count has left them. */
    private static boolean isStillFilled(Optional<Ending> ending) {
        return ending.map(Ending::why)
                .filter(why -> why instanceof Why.Broken || why instanceof Why.Unfilled)
                .isEmpty();
    }

    /** Repeats the largest count, by which production is forecast, and once with as little memory as there will be then. */
    private Optional<Ending> again(Count largest) throws SQLException {
        List<Timing> timings = new ArrayList<>(largest.timings());
        Optional<ScarceRun> scarce = Optional.empty();
        Optional<Why> broken = Optional.empty();
        Memory memory = production.memoryFor((double) largest.rows() / target.rows());
        if (!memory.isAll() && budget.hasTimeForSlower(timings)) {
            Timing timing = time(largest.rows(), memory);
            broken = broken(timing, memory.part());
            scarce = broken.isEmpty() ? Optional.of(new ScarceRun(memory.part(), timing)) : scarce;
        }
        while (broken.isEmpty() && budget.wantsMore(timings)) {
            Timing timing = time(largest.rows(), Memory.ALL);
            broken = broken(timing, 1);
            timings.add(timing);
        }
        counts.set(counts.size() - 1, largest.with(broken.isEmpty() ? timings : largest.timings(), scarce));
        return broken.map(why -> new Ending(largest.rows(), why));
    }

    /** Returns the rows of tables whose keys admit no more of them, here as in production. */
    private static Map<TableName, Long> full(VolumeReport report) {
        return report.notFilled().stream()
                .filter(NotFilled::full)
                .filter(entry -> report.rows().getOrDefault(entry.table(), 0L) > 0)
                .collect(Collectors.toMap(
                        NotFilled::table, entry -> report.rows().getOrDefault(entry.table(), 0L)));
    }

    private boolean isReached() {
        return !counts.isEmpty() && counts.get(counts.size() - 1).rows() >= target.rows();
    }

    /** An undo script that fails, fails with few rows as well, which is another check's matter. */
    private static Optional<Why> broken(Timing timing, double memory) {
        boolean applied = timing.applied() instanceof StepOutcome.Applied;
        boolean endless =
                timing.undone().filter(StepOutcome.Hung.class::isInstance).isPresent();
        return applied && !endless ? Optional.empty() : Optional.of(new Why.Broken(timing, memory));
    }
}
