// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.live.LiveProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process is killed in the middle of a migration. */
class KilledMigrateTest {

    @TempDir
    Path directory;

    private void killIn(LiveProject project, String text) throws Exception {
        Path output = directory.resolve("output");
        Process process = MigrateProcess.start(directory, project.settings(), output);
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.readString(output).contains(text)) {
            assertThat(System.nanoTime()).as(Files.readString(output)).isLessThan(deadline);
            Thread.sleep(20);
        }
        Thread.sleep(200);
        process.destroyForcibly().waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void theHistoryIsAsFlywayExpectsAndTheSameCommandGoesOn(String product) throws Exception {
        try (LiveProject project =
                new LiveProject(directory, product).with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);")) {
            String sleep = project.isPostgres() ? "SELECT pg_sleep(3)" : "INSERT INTO shop SELECT SLEEP(3)";
            project.with("V2__slow.sql", sleep + ";");

            killIn(project, "Applies V2");

            assertThat(project.history()).isEqualTo("1 true");
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!finishes(project)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            assertThat(project.history()).isEqualTo("1 true, 2 true");
            assertThat(project.flyway().validateWithResult().validationSuccessful)
                    .isTrue();
        }
    }

    /** The server may not have noticed yet that the process is gone. */
    private static boolean finishes(LiveProject project) throws Exception {
        try {
            return project.migrate().size() > 0;
        } catch (LiveProblem e) {
            assertThat(e.getMessage()).contains("already, in session ");
            Thread.sleep(200);
            return false;
        }
    }
}
