// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Verdict;
import dev.switchback.lab.Phase;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A rehearsal and the bare SQL of the same history, in turn. */
final class Contest {

    /** Bare SQL measures nothing at volume. */
    private static final Selection COMPARED = new Selection(
            List.of(),
            Stream.of("fresh", "incremental", "rollback").map(CheckId::new).toList(),
            Optional.empty());

    private final String name;
    private final List<Step> steps;
    private final Map<String, String> flyway;
    private final DatabaseRequest database;

    Contest(String name, List<Step> steps, Map<String, String> flyway, DatabaseRequest database) {
        this.name = name;
        this.steps = steps;
        this.flyway = flyway;
        this.database = database;
    }

    Measurement measure(int rounds) throws Exception {
        Measurement first = rehearse();
        Measurement best = first;
        Duration bare = Duration.ofDays(1);
        for (int round = 1; round < rounds; round++) {
            Duration sql = bareSql();
            bare = sql.compareTo(bare) < 0 ? sql : bare;
            Measurement now = rehearse();
            best = now.checks().compareTo(best.checks()) < 0 ? now : best;
        }
        return new Measurement(name, steps.size(), best.start(), best.checks(), first.checks(), bare, best.phases());
    }

    private Duration bareSql() throws Exception {
        try (Server server = EmbeddedServer.start(database)) {
            return BareSql.run(server, steps);
        }
    }

    private Measurement rehearse() throws Exception {
        Path base = Files.createTempDirectory("switchback-benchmark");
        Settings settings = Settings.defaults("benchmark", base)
                .withFlyway(flyway)
                .withDatabase(database)
                .withSelection(COMPARED);
        long start = System.nanoTime();
        try (Rehearsal rehearsal =
                Rehearsal.open(settings, Benchmark.class.getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            long opened = System.nanoTime();
            refuseFailures(rehearsal.runAll());
            Duration checks = Duration.ofNanos(System.nanoTime() - opened);
            Map<Phase, Duration> phases = rehearsal.spent();
            return new Measurement(
                    name, steps.size(), Duration.ofNanos(opened - start), checks, checks, Duration.ZERO, phases);
        } finally {
            Directories.delete(base);
        }
    }

    /** A failing trial stops early and would make the rehearsal look fast. */
    private static void refuseFailures(List<CheckResult> results) {
        for (CheckResult result : results) {
            boolean done =
                    result.verdict() instanceof Verdict.Passed || result.verdict() instanceof Verdict.NotApplicable;
            if (!done) {
                throw new IllegalStateException(result.toString());
            }
        }
    }
}
