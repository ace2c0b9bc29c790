// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal in real containers; without an engine or an image it skips, and says what is missing. */
class ContainerRehearsalTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:15", "mysql:9", "mariadb:10.11"})
    void judgesAsOnAnEmbeddedServer(String database) throws Exception {
        assumeThat(System.getenv("DOCKER_HOST"))
                .as("DOCKER_HOST names no container engine to try this on")
                .isNotNull();
        Map<String, String> verdicts;
        try {
            verdicts = History.summary(history().results(settings(database)));
        } catch (RehearsalProblem e) {
            assumeThat(e.getMessage())
                    .as("no engine, or no image for " + database)
                    .doesNotContain("no container engine", "cannot be pulled");
            throw e;
        }
        assertThat(verdicts)
                .hasSize(8)
                .allSatisfy((trial, verdict) -> assertThat(verdict)
                        .isEqualTo(
                                trial.equals("V2__name.sql: rollback")
                                        ? "FAIL does-not-apply-again undo-inexact"
                                        : "ok"));
    }

    private History history() {
        return new History(directory)
                .file("V1__shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY, city VARCHAR(20) NOT NULL);")
                .file("undo/U1__shop.sql", "DROP TABLE shop;")
                .file("V2__name.sql", "ALTER TABLE shop ADD COLUMN name VARCHAR(20);")
                .file("undo/U2__name.sql", "SELECT 1;");
    }

    private Settings settings(String database) throws SettingsProblem {
        Map<String, String> values = Map.of(
                "switchback.database",
                database,
                "switchback.server",
                "container",
                "switchback.volume.counts",
                "100,1K");
        return SettingsReader.read("history", directory, List.of(SettingsSource.of("test", values)))
                .all()
                .get(0)
                .withFlyway(Map.of("flyway.locations", "filesystem:" + directory.resolve("db")));
    }
}
