// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.faulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.switchback.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rehearses each folder of {@code histories}: the bad twin must fail with exactly the expected findings, the good one must hear
 * nothing. A single folder is asked for with {@code -Dhistory=undo-missing}.
 */
class HistoriesTest {

    private static final Path HISTORIES =
            Path.of("src/test/resources/histories").toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> histories() throws IOException {
        String only = System.getProperty("history", "");
        return History.all(HISTORIES).stream()
                .filter(history -> only.isEmpty() || history.folder().endsWith(only))
                .map(history -> DynamicTest.dynamicTest(
                        history.name(), history.scripts().toUri(), () -> test(history)));
    }

    private static void test(History history) throws RehearsalProblem {
        if (!history.problem().isEmpty()) {
            assertThatThrownBy(() -> rehearse(history))
                    .isInstanceOf(RehearsalProblem.class)
                    .hasMessageContaining(history.problem());
            return;
        }
        List<CheckResult> results = rehearse(history);
        String seen = Told.of(results);

        assertThat(found(results, Severity.FAILURE)).as(seen).isEqualTo(history.fails());
        assertThat(found(results, Severity.WARNING)).as(seen).isEqualTo(history.warns());
        assertThat(history.says()).allSatisfy(word -> assertThat(seen).contains(word));
        assertThat(notJudged(results)).as(seen).isSubsetOf(excused(history, results));
        assertThat(results).as("no check looked at anything").anyMatch(HistoriesTest::passed);
    }

    private static List<CheckResult> rehearse(History history) throws RehearsalProblem {
        List<CheckResult> results = new ArrayList<>();
        try (Rehearsal rehearsal = Rehearsal.open(
                settings(history), HistoriesTest.class.getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            for (PlannedMigration planned : rehearsal.plan().judged()) {
                for (CheckId check : planned.checks()) {
                    results.add(rehearsal.run(planned.migration(), check));
                }
            }
        }
        return results;
    }

    private static Settings settings(History history) {
        Settings defaults = Settings.defaults(
                history.folder().getFileName() + "-" + history.twin(),
                Path.of("").toAbsolutePath());
        return new Settings(
                defaults.name(),
                defaults.baseDirectory(),
                defaults.database(),
                defaults.serverDirectories(),
                history.flyway(),
                List.of(),
                List.of(),
                Selection.ALL,
                defaults.seed(),
                defaults.rows(),
                Duration.ofSeconds(4),
                Duration.ofMinutes(1),
                false,
                defaults.evidenceDirectory());
    }

    private static boolean passed(CheckResult result) {
        return result.verdict() instanceof Verdict.Passed;
    }

    private static Set<String> found(List<CheckResult> results, Severity severity) {
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

    private static Set<String> notJudged(List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.verdict() instanceof Verdict.Inconclusive)
                .map(CheckResult::migration)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What comes after a migration that does not apply cannot be judged, and neither can the migration's other checks. */
    private static Set<String> excused(History history, List<CheckResult> results) {
        return results.stream()
                .map(CheckResult::migration)
                .dropWhile(name -> history.fails().stream().noneMatch(fails -> fails.startsWith(name + ": ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
