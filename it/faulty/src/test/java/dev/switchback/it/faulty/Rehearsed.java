// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.PlannedMigration;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Selection;
import dev.switchback.settings.ServerSettings;
import dev.switchback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rehearsal said of a history. */
record Rehearsed(List<String> remarks, List<CheckResult> results) {

    /** What the histories are about; volume has tests of its own, and would take longer than all of these. */
    private static final List<CheckId> CHECKS =
            Stream.of("fresh", "incremental", "rollback").map(CheckId::new).toList();

    static Rehearsed of(History history) throws RehearsalProblem {
        return of(history, ServerSettings.Where.AUTO);
    }

    static Rehearsed of(History history, ServerSettings.Where where) throws RehearsalProblem {
        List<CheckResult> results = new ArrayList<>();
        try (Rehearsal rehearsal = Rehearsal.open(
                settings(history, where), Rehearsed.class.getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            for (PlannedMigration planned : rehearsal.plan().judged()) {
                for (CheckId check : planned.checks()) {
                    results.add(rehearsal.run(planned.migration(), check));
                }
            }
            return new Rehearsed(rehearsal.plan().remarks(), results);
        }
    }

    private static Settings settings(History history, ServerSettings.Where where) {
        String name = history.folder().getFileName() + "-" + history.twin() + "-"
                + history.database().toString().replace(':', '-');
        Settings defaults = Settings.defaults(name, Path.of("").toAbsolutePath());
        return new Settings(
                defaults.name(),
                defaults.baseDirectory(),
                history.database(),
                new ServerSettings(
                        where,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        history.variables()),
                defaults.serverDirectories(),
                history.flyway(),
                defaults.undoLocations(),
                defaults.seedLocations(),
                new Selection(List.of(), CHECKS, Optional.empty()),
                defaults.seed(),
                defaults.rows(),
                Duration.ofSeconds(4),
                Duration.ofMinutes(1),
                defaults.volume(),
                false,
                defaults.evidenceDirectory());
    }

    /** Demands exactly what the history has to be told, of the bad twin its faults and of the good one nothing. */
    void assertAsExpected(History history) {
        String told = told();

        assertThat(found(Severity.FAILURE)).as(told).isEqualTo(history.fails());
        assertThat(found(Severity.WARNING)).as(told).isEqualTo(history.warns());
        assertThat(history.says()).allSatisfy(word -> assertThat(told).contains(word));
        Set<String> notJudged = notJudged();
        assertThat(notJudged).as(told).containsAll(history.unjudged());
        notJudged.removeAll(history.unjudged());
        assertThat(migrations(notJudged)).as(told).isSubsetOf(from(history.fails()));
        assertThat(anyPassed()).as("a check looked at something").isTrue();
    }

    /** Returns findings, each written {@code migration: check: id}. */
    Set<String> found(Severity severity) {
        Set<String> found = new TreeSet<>();
        for (CheckResult result : results) {
            for (Finding finding : result.findings()) {
                if (finding.severity() == severity) {
                    found.add(result.migration() + ": " + result.check() + ": " + finding.id());
                }
            }
        }
        return found;
    }

    /** Returns what a check could not judge, each written {@code migration: check}. */
    Set<String> notJudged() {
        return results.stream()
                .filter(result -> result.verdict() instanceof Verdict.Inconclusive)
                .map(result -> result.migration() + ": " + result.check())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> migrations(Set<String> trials) {
        return trials.stream()
                .map(trial -> trial.substring(0, trial.lastIndexOf(": ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the first migration with one of these failures and all that follow it: they need not be judged. */
    Set<String> from(Set<String> failures) {
        return results.stream()
                .map(CheckResult::migration)
                .dropWhile(name -> failures.stream().noneMatch(failure -> failure.startsWith(name + ": ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean anyPassed() {
        return results.stream().anyMatch(result -> result.verdict() instanceof Verdict.Passed);
    }

    /** Everything that was said. */
    String told() {
        return remarks.stream().map(remark -> "\n" + remark).collect(Collectors.joining()) + Told.of(results);
    }
}
