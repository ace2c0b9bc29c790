// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.TableName;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.volume.VolumeFacts.Ending;
import dev.switchback.lab.volume.VolumeFacts.Why;
import dev.switchback.migration.Migration;
import dev.switchback.settings.MeasureSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs one migration at one count after the other, as long as its time and the disk last. */
final class Measuring {

    private final MeasureSettings settings;
    private final FilledTables tables;
    private final Migration migration;
    private Target target;
    private final TimeBudget budget;
    private final DiskWatch disk;
    private final List<Count> counts = new ArrayList<>();
    private List<NotFilled> notFilled = List.of();

    Measuring(
            MeasureSettings settings,
            FilledTables tables,
            Migration migration,
            Target target,
            TimeBudget budget,
            DiskWatch disk) {
        this.settings = settings;
        this.tables = tables;
        this.migration = migration;
        this.target = target;
        this.budget = budget;
        this.disk = disk;
    }

    VolumeFacts run() throws SQLException {
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
        return new VolumeFacts(target, counts, notFilled, ending);
    }

    /** A table that has fewer rows in production than a count is measured as it is there. */
    private List<Long> countsUpTo(long rows) {
        return settings.counts().stream()
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
        List<Timing> timings = new ArrayList<>();
        Optional<Why> broken = Optional.empty();
        boolean last = count == Math.min(settings.counts().get(settings.counts().size() - 1), target.rows());
        while (broken.isEmpty() && (timings.isEmpty() || last && budget.wantsMore(timings))) {
            Timing timing = budget.running(count, () -> tables.time(migration, budget.left()));
            broken = broken(timing);
            disk.ran(timing.applied());
            timing.undone().ifPresent(disk::ran);
            timings.add(timing);
        }
        if (broken.isPresent()) {
            return Optional.of(new Ending(rows, broken.get()));
        }
        counts.add(new Count(rows, report.rows(), timings));
        return Optional.empty();
    }

    /** An undo script that fails, fails with few rows as well, which is another check's matter. */
    /** Returns the rows of tables whose keys admit no more of them, here as in production. */
    private static Map<TableName, Long> full(VolumeReport report) {
        return report.notFilled().stream()
                .filter(entry -> entry.message().isEmpty())
                .filter(entry -> report.rows().getOrDefault(entry.table(), 0L) > 0)
                .collect(Collectors.toMap(
                        NotFilled::table, entry -> report.rows().getOrDefault(entry.table(), 0L)));
    }

    private boolean isReached() {
        return !counts.isEmpty() && counts.get(counts.size() - 1).rows() >= target.rows();
    }

    private static Optional<Why> broken(Timing timing) {
        boolean applied = timing.applied() instanceof StepOutcome.Applied;
        boolean endless =
                timing.undone().filter(StepOutcome.Hung.class::isInstance).isPresent();
        return applied && !endless ? Optional.empty() : Optional.of(new Why.Broken(timing));
    }
}
