// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small history written for a test, and what a rehearsal says of it. */
final class History {

    private final Path directory;
    private final Map<String, String> flyway = new TreeMap<>();
    private Hooks hooks = Hooks.NONE;

    History(Path directory) {
        this.directory = directory;
        flyway.put("flyway.locations", "filesystem:" + directory.resolve("db"));
    }

    History file(String name, String sql) {
        try {
            Path file = directory.resolve("db").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, sql);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    History flyway(String key, String value) {
        flyway.put(key, value);
        return this;
    }

    History hooks(Hooks wanted) {
        this.hooks = wanted;
        return this;
    }

    /** Without the check of volume, which takes time and has tests of its own. */
    Settings settings() {
        return allChecks()
                .withSelection(new Selection(
                        List.of(),
                        Stream.of("fresh", "incremental", "rollback")
                                .map(CheckId::new)
                                .toList(),
                        Optional.empty()));
    }

    /** On a database, where no script may take as long as somebody waits for it in vain. */
    Settings settings(DatabaseRequest database, Duration scriptLimit) {
        Settings usual = settings().withDatabase(database);
        return new Settings(
                usual.name(),
                usual.baseDirectory(),
                usual.database(),
                usual.server(),
                usual.serverDirectories(),
                usual.flyway(),
                usual.undoLocations(),
                usual.seedLocations(),
                usual.selection(),
                usual.seed(),
                usual.rows(),
                usual.hangLimit(),
                scriptLimit,
                usual.volume(),
                usual.keepOnFailure(),
                usual.evidenceDirectory());
    }

    Settings allChecks() {
        return Settings.defaults("history", directory).withFlyway(flyway);
    }

    /** Rehearses everything and returns, for each trial, its verdict and the ids of what it found, notes left out. */
    Map<String, String> rehearse() throws RehearsalProblem {
        return summary(results());
    }

    List<CheckResult> results() throws RehearsalProblem {
        return results(settings());
    }

    List<CheckResult> results(Settings settings) throws RehearsalProblem {
        try (Rehearsal rehearsal =
                Rehearsal.open(settings, getClass().getClassLoader(), hooks, RehearsalListener.SILENT)) {
            return new ArrayList<>(rehearsal.runAll());
        }
    }

    static Map<String, String> summary(List<CheckResult> results) {
        Map<String, String> summary = new TreeMap<>();
        results.forEach(result -> summary.put(result.migration() + ": " + result.check(), summary(result)));
        return summary;
    }

    private static String summary(CheckResult result) {
        String ids = result.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(Finding::id)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        return (word(result.verdict()) + " " + ids).strip();
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Passed) {
            return "ok";
        }
        if (verdict instanceof Verdict.Failed) {
            return "FAIL";
        }
        return verdict instanceof Verdict.NotApplicable ? "n/a" : "??";
    }
}
