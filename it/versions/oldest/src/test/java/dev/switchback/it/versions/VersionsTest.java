// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.flyway.FlywayVersion;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    /** How these grow is told nowhere here, and measuring it would take most of the time. */
    private static final Selection WITHOUT_VOLUME = new Selection(
            List.of(),
            Stream.of("fresh", "incremental", "rollback").map(CheckId::new).toList(),
            Optional.empty());

    @Test
    void theseAreTheVersionsAskedFor() {
        assertThat(FlywayVersion.onClassPath()).isEqualTo(System.getProperty("expected.flyway"));
        assertThat(Test.class.getPackage().getImplementationVersion()).isEqualTo(System.getProperty("expected.junit"));
    }

    @Test
    void plantedFaultsAreFoundWithFileLineAndStatement() throws RehearsalProblem {
        assertThat(failures("postgresql:18", "faulty"))
                .containsExactly(
                        "V2__phone.sql: incremental: does-not-apply at V2__phone.sql:3 ALTER TABLE customers",
                        "V3__trim.sql: rollback: does-not-apply-again at V3__trim.sql:1"
                                + " CREATE INDEX customers_by_note ON customers (note)",
                        "V3__trim.sql: rollback: null-turned-empty at U3__trim.sql:1"
                                + " UPDATE customers SET note = '' WHERE note IS NULL;",
                        "V3__trim.sql: rollback: undo-inexact at U3__trim.sql:0 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mariadb:11.4"})
    void anUndoThatStopsHalfWayIsSeen(String database) throws RehearsalProblem {
        assertThat(failures(database, "faulty-mysql"))
                .containsExactly(
                        "V2__contact.sql: rollback: half-applied at U2__contact.sql:0 ",
                        "V2__contact.sql: rollback: undo-fails at U2__contact.sql:2"
                                + " ALTER TABLE customers DROP COLUMN fax");
    }

    private static List<String> failures(String database, String folder) throws RehearsalProblem {
        try (Rehearsal rehearsal = Rehearsal.open(
                Settings.defaults(folder, Path.of("").toAbsolutePath())
                        .withFlyway(Map.of("flyway.locations", "classpath:" + folder + "/migration"))
                        .withDatabase(DatabaseRequest.parse(database))
                        .withSelection(WITHOUT_VOLUME),
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
