// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Outlook;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the check of volume costs a project, with its defaults. */
final class VolumeCost {

    private static final List<CheckId> OTHERS =
            List.of(new CheckId("fresh"), new CheckId("incremental"), new CheckId("rollback"));

    private final Map<String, String> flyway;
    private final DatabaseRequest database;

    private VolumeCost(Map<String, String> flyway, DatabaseRequest database) {
        this.flyway = flyway;
        this.database = database;
    }

    /** Returns a table of one project. */
    static String table(Path project, DatabaseRequest database) throws Exception {
        VolumeCost cost = new VolumeCost(GivenHistory.of(project).flyway(), database);
        Run others = cost.run(OTHERS);
        Run all = cost.run(List.of());
        List<Outlook> outlooks = all.results().stream()
                .flatMap(result -> result.outlook().stream())
                .toList();
        long constant = outlooks.stream()
                .filter(outlook -> outlook.forward().growth() == Growth.CONSTANT)
                .count();
        return String.format(
                Locale.ROOT,
                "| project | migrations | measured | of those constant | other checks, s | all checks, s | a migration measured, s |%n"
                        + "|---|---|---|---|---|---|---|%n| %s on %s | %d | %d | %d | %.1f | %.1f | %.2f |%n",
                project.getFileName(),
                database,
                others.results().size() / OTHERS.size(),
                outlooks.size(),
                constant,
                others.seconds(),
                all.seconds(),
                (all.seconds() - others.seconds()) / Math.max(1, outlooks.size()));
    }

    private record Run(List<CheckResult> results, double seconds) {}

    private Run run(List<CheckId> checks) throws Exception {
        Path base = Files.createTempDirectory("switchback-benchmark");
        Settings settings = Settings.defaults("benchmark", base)
                .withFlyway(flyway)
                .withDatabase(database)
                .withSelection(new Selection(List.of(), checks, Optional.empty()));
        try (Rehearsal rehearsal =
                Rehearsal.open(settings, Benchmark.class.getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            long start = System.nanoTime();
            List<CheckResult> results = rehearsal.runAll();
            return new Run(results, (System.nanoTime() - start) / 1e9);
        } finally {
            Directories.delete(base);
        }
    }
}
