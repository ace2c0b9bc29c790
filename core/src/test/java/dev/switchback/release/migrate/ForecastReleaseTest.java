// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.EvidenceHeader;
import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.Sha256;
import dev.switchback.evidence.Verdict;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.Script;
import dev.switchback.forecast.Work;
import dev.switchback.live.LiveDatabase;
import dev.switchback.migration.Migration;
import dev.switchback.release.watch.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastReleaseTest {

    @TempDir
    Path directory;

    /** Evidence as a rehearsal writes it, with a forecast of the last migration. */
    private void plant(LiveProject project, boolean isAssumed) throws Exception {
        Target target = Target.read(
                LiveDatabase.find(project.reading(), "to look at", "reader"),
                project.reading(),
                getClass().getClassLoader(),
                Pace.DEFAULT);
        List<Migration> history = target.scripts().migrations();
        Forecast forecast = new Script(List.of(new Script.Measured(1, "UPDATE shop", true, points(), Optional.empty())))
                .at(1_000_000, 1);
        Outlook outlook = new Outlook(
                "public.shop", 1_000_000, isAssumed ? List.of("public.shop") : List.of(), forecast, Optional.empty());
        EvidenceHeader header = new EvidenceHeader(
                "shop",
                "run",
                "0.1.0",
                Instant.parse("2026-11-22T02:00:00Z"),
                new EvidenceHeader.DatabaseEvidence(
                        "postgresql", target.live().server().version(), "embedded"),
                "13.12.0",
                Sha256.of("configuration"),
                1,
                Optional.empty());
        Ledger.begin(directory.resolve("target/switchback/evidence"), header)
                .complete(
                        Instant.parse("2026-11-22T02:01:00Z"),
                        MigrationEvidence.of(
                                history,
                                List.of(new CheckResult(
                                        history.get(history.size() - 1).name(),
                                        new CheckId("volume"),
                                        new Verdict.Passed(),
                                        List.of(),
                                        Optional.of(outlook),
                                        Duration.ofSeconds(1)))));
    }

    private static List<Point> points() {
        return Stream.of(1_000L, 10_000L, 100_000L)
                .map(rows -> new Point(rows, List.of(rows / 10_000.0), Work.NONE))
                .toList();
    }

    private String record() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("switchback-deployments"))) {
            return Files.readString(files.sorted().reduce((a, b) -> b).orElseThrow());
        }
    }

    private LiveProject shop() throws Exception {
        return new LiveProject(directory, "postgresql:18")
                .with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);")
                .with("V2__more.sql", "UPDATE shop SET id = id + 1;");
    }

    @Test
    void whatWasForecastIsHeldAgainstWhatItTook() throws Exception {
        try (LiveProject project = shop()) {
            plant(project, false);

            assertThat(project.migrate())
                    .anyMatch(line ->
                            line.matches("  V2__more\\.sql took \\d+ m?s, forecast [0-9.]+ to [0-9.]+ minutes\\."))
                    .noneMatch(line -> line.contains("V1__shop.sql took"));
            assertThat(record()).contains("\"forecastMilliseconds\": {", "\"low\": ", "\"high\": ");
        }
    }

    @Test
    void evidenceOfAnotherTextOrForAnAssumedVolumeSaysNothing() throws Exception {
        try (LiveProject project = shop()) {
            plant(project, false);
            project.with("V2__more.sql", "UPDATE shop SET id = id + 2;");
            assertThat(project.migrate()).noneMatch(line -> line.contains("forecast"));
        }
        try (LiveProject project = shop()) {
            plant(project, true);
            assertThat(project.migrate()).noneMatch(line -> line.contains("forecast"));
            assertThat(record()).doesNotContain("forecast");
        }
    }
}
