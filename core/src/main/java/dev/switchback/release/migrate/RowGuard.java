// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.backup.Backups;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowCount;
import dev.switchback.engine.RowSum;
import dev.switchback.flyway.BookKeeping;
import dev.switchback.flyway.LiveScript;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the rows of all tables before the migrations and after them, and tells which tables have lost theirs. */
final class RowGuard {

    private final Target target;
    private final List<LiveScript> pending;
    private final DeploymentLog log;
    private final Consumer<String> out;
    private final List<RowCount> before;

    private RowGuard(
            Target target, List<LiveScript> pending, DeploymentLog log, Consumer<String> out, List<RowCount> before) {
        this.target = target;
        this.pending = pending;
        this.log = log;
        this.out = out;
        this.before = before;
    }

    /**
     * Counts for the first time.
     *
     * @param backup the id of the backup that was made just now, whose counts go before the server's statistics
     */
    static RowGuard begin(
            Target target, List<LiveScript> pending, Optional<Path> backup, DeploymentLog log, Consumer<String> out) {
        List<RowCount> counted = count(target, out);
        return new RowGuard(
                target,
                pending,
                log,
                out,
                backup.map(path -> exact(counted, path)).orElse(counted));
    }

    private static List<RowCount> count(Target target, Consumer<String> out) {
        try (Connection session = target.live().connect()) {
            Set<TableName> ours = BookKeeping.tables(target.flyway(), session);
            return target
                    .engine()
                    .releaseProbes()
                    .rowCounts()
                    .count(session, target.pace().count())
                    .stream()
                    .filter(count -> !ours.contains(count.table()))
                    .toList();
        } catch (SQLException e) {
            out.accept("  The rows of the tables are not counted: " + target.safe(String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private static List<RowCount> exact(List<RowCount> counts, Path backup) {
        Map<TableName, Long> backedUp = new HashMap<>();
        Backups.in(Optional.ofNullable(backup.getParent()).orElse(Path.of(""))).manifests().stream()
                .filter(manifest -> manifest.id().equals(String.valueOf(backup.getFileName())))
                .flatMap(manifest -> manifest.rows().stream())
                .forEach((RowSum sum) -> backedUp.put(sum.table(), sum.rows()));
        return counts.stream()
                .map(count -> !count.isExact() && backedUp.containsKey(count.table())
                        ? new RowCount(count.table(), count.id(), OptionalLong.of(backedUp.get(count.table())), true)
                        : count)
                .toList();
    }

    /** Counts again, records both, tells what is to be told, and returns what is not well. */
    List<String> after() {
        if (before.isEmpty()) {
            return List.of();
        }
        List<RowCount> after = count(target, out);
        log.rows(before, after);
        List<String> troubles = new ArrayList<>();
        Deletions deletions = Deletions.of(pending.stream()
                .map(target::migration)
                .flatMap(Optional::stream)
                .toList());
        for (RowCount was : before) {
            same(was, after)
                    .map(is -> new RowLoss(was, is, deletions.concern(was.table()) || deletions.concern(is.table())))
                    .ifPresent(loss -> judge(loss, troubles));
        }
        return troubles;
    }

    /** A copy may have taken the place of the table under its name; a table may have been renamed. */
    private static Optional<RowCount> same(RowCount was, List<RowCount> after) {
        return after.stream()
                .filter(is -> is.table().equals(was.table()))
                .findFirst()
                .or(() -> after.stream()
                        .filter(is -> was.id() != 0 && is.id() == was.id())
                        .findFirst());
    }

    private void judge(RowLoss loss, List<String> troubles) {
        switch (loss.grade()) {
            case NONE -> {}
            case NOTE -> out.accept("  " + loss.words() + ".");
            case WARNING -> out.accept("WARNING: " + loss.words() + ".");
            case TROUBLE -> troubles.add(loss.words() + "\n    " + loss.remedy().orElse(""));
        }
    }
}
