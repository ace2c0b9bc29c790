// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.live.LiveProblem;
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
        MigrateProcess.start(directory, project.settings(), directory.resolve("output"))
                .killAfter(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
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

    /** What had run before the kill is there, and Flyway knows nothing of it: the record does. */
    @ParameterizedTest
    @ValueSource(strings = {"mariadb:11.4"})
    void whatACutOffScriptMayHaveLeftIsToBeSeenToFirst(String product) throws Exception {
        try (LiveProject project =
                new LiveProject(directory, product).with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);")) {
            project.migrate();
            project.with(
                    "V2__two.sql",
                    "CREATE TABLE more (id int);\nINSERT INTO shop SELECT SLEEP(2);\nCREATE TABLE third (id int);");

            killIn(project, "Applies V2");

            assertThat(
                            project.ask(
                                    "SELECT CONCAT(outcome, ' ', at_work) FROM switchback_deployment WHERE outcome = 'running'"))
                    .isEqualTo("running V2__two.sql");
            String refusal = project.failure();
            while (refusal.contains("already, in session ")) {
                Thread.sleep(200);
                refusal = project.failure();
            }
            assertThat(refusal)
                    .contains(
                            "was cut off while it was at V2__two.sql",
                            "-Dswitchback.confirm=" + project.database.name());
            assertThat(project.history()).isEqualTo("1 true");
            project.execute("DROP TABLE more");
            project.set("switchback.confirm", project.database.name());
            assertThat(project.migrate()).anyMatch(line -> line.contains("1 migration applied"));
        }
    }

    /** Each script looks itself what the record says: whenever it is cut off from then on, that is what is left. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void whatIsAtWorkIsWrittenDownBeforeItBegins(String product) throws Exception {
        try (LiveProject project = new LiveProject(directory, product)
                .with("V1__seen.sql", "CREATE TABLE seen (id int, script varchar(100));")) {
            project.migrate();
            for (int version = 2; version < 12; version++) {
                project.with(
                        "V" + version + "__look.sql",
                        "INSERT INTO seen SELECT " + version
                                + ", at_work FROM switchback_deployment WHERE outcome = 'running';");
            }

            project.migrate();

            assertThat(project.ask("SELECT count(*) FROM seen WHERE script = concat('V', id, '__look.sql')"))
                    .isEqualTo("10");
        }
    }

    /** The server may not have noticed yet that the process is gone. */
    private static boolean finishes(LiveProject project) throws Exception {
        try {
            return project.set("switchback.confirm", project.database.name())
                            .migrate()
                            .size()
                    > 0;
        } catch (LiveProblem e) {
            assertThat(e.getMessage()).contains("already, in session ");
            Thread.sleep(200);
            return false;
        }
    }
}
