// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.flyway.FlywayVersion;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void theseAreTheVersionsAskedFor() {
        assertThat(FlywayVersion.onClassPath()).isEqualTo(System.getProperty("expected.flyway"));
        assertThat(Test.class.getPackage().getImplementationVersion()).isEqualTo(System.getProperty("expected.junit"));
    }

    @Test
    void plantedFaultsAreFoundWithFileLineAndStatement() throws RehearsalProblem {
        assertThat(failures())
                .containsExactly(
                        "V2__phone.sql: incremental: does-not-apply at V2__phone.sql:3 ALTER TABLE customers",
                        "V3__trim.sql: rollback: does-not-apply-again at V3__trim.sql:1"
                                + " CREATE INDEX customers_by_note ON customers (note)",
                        "V3__trim.sql: rollback: null-turned-empty at U3__trim.sql:1"
                                + " UPDATE customers SET note = '' WHERE note IS NULL;",
                        "V3__trim.sql: rollback: undo-inexact at U3__trim.sql:0 ");
    }

    private static List<String> failures() throws RehearsalProblem {
        try (Rehearsal rehearsal = Rehearsal.open(
                Settings.defaults("faulty", Path.of("").toAbsolutePath())
                        .withFlyway(Map.of("flyway.locations", "classpath:faulty/migration")),
                VersionsTest.class.getClassLoader(),
                Hooks.NONE,
                RehearsalListener.SILENT)) {
            return rehearsal.runAll().stream()
                    .flatMap(result -> result.findings().stream()
                            .filter(finding -> finding.severity() == Severity.FAILURE)
                            .map(finding -> told(result, finding)))
                    .sorted()
                    .toList();
        }
    }

    private static String told(CheckResult result, Finding finding) {
        String statement = finding.where().statement();
        return result.migration() + ": " + result.check() + ": " + finding.id() + " at "
                + finding.where().file() + ":" + finding.where().line() + " "
                + (statement == null ? "" : statement.lines().findFirst().orElse(""));
    }
}
