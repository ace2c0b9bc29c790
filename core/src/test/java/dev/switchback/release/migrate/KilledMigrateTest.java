// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process is killed in the middle of a migration. */
class KilledMigrateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The server may not have noticed yet that the process is gone. */
    private static final String NOT_NOTICED = "already, in session ";

    @TempDir
    Path directory;

    private void killIn(LiveProject project, String statement) throws Exception {
        MigrateProcess.start(directory, project.settings(), directory.resolve("output"))
                .killWhen(() -> project.runs(statement));
    }

    private LiveProject shop(String product) throws Exception {
        return new LiveProject(directory, product).with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);");
    }

    /** The session that was at the migration has Flyway's lock, and the server goes on with its statement. */
    @Test
    void onPostgresqlTheHistoryIsAsFlywayExpectsAndTheSameCommandGoesOn() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.with("V2__slow.sql", project.kept() + ";");
            try (Connection keeping = project.keeping()) {
                killIn(project, project.keptBeginning());

                assertThat(project.history()).isEqualTo("1 true");
                assertThat(project.set("switchback.confirm", project.database.name())
                                .failure())
                        .contains(NOT_NOTICED);
                assertThat(keeping.isClosed()).isFalse();
            }
            assertIsApplied(project, begun(project));
        }
    }

    /** Another session had the lock, so that a release may be at the same migration before the server has noticed. */
    @Test
    void onMysqlTheHistoryIsAsFlywayExpectsAndTheSameCommandGoesOn() throws Exception {
        try (LiveProject project = shop("mysql:8.0")) {
            project.with("V2__slow.sql", project.keptInsert("shop") + ";")
                    .set("switchback.confirm", project.database.name());
            CompletableFuture<List<String>> again;
            try (Connection keeping = project.keeping()) {
                killIn(project, "INSERT INTO shop SELECT GET_LOCK");

                assertThat(project.history()).isEqualTo("1 true");
                again = begun(project);
                assertThat(keeping.isClosed()).isFalse();
            }
            assertIsApplied(project, again);
        }
    }

    private static void assertIsApplied(LiveProject project, CompletableFuture<List<String>> release) throws Exception {
        assertThat(release.get(60, TimeUnit.SECONDS)).anyMatch(line -> line.contains("1 migration applied"));
        assertThat(project.history()).isEqualTo("1 true, 2 true");
        assertThat(project.flyway().validateWithResult().validationSuccessful).isTrue();
    }

    /** What had run before the kill is there, and Flyway knows nothing of it: the record does. */
    @ParameterizedTest
    @ValueSource(strings = {"mariadb:11.4"})
    void whatACutOffScriptMayHaveLeftIsToBeSeenToFirst(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with(
                    "V2__two.sql",
                    "CREATE TABLE more (id int);\n" + project.keptInsert("shop") + ";\nCREATE TABLE third (id int);");
            try (Connection keeping = project.keeping()) {
                killIn(project, "INSERT INTO shop SELECT GET_LOCK");

                assertThat(
                                project.ask(
                                        "SELECT CONCAT(outcome, ' ', at_work) FROM switchback_deployment WHERE outcome = 'running'"))
                        .isEqualTo("running V2__two.sql");
                assertThat(refusal(project))
                        .contains(
                                "was cut off while it was at V2__two.sql",
                                "-Dswitchback.confirm=" + project.database.name());
                assertThat(project.history()).isEqualTo("1 true");
                assertThat(keeping.isClosed()).isFalse();
            }
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

    /** Returns a release that has begun the migration anew. */
    private static CompletableFuture<List<String>> begun(LiveProject project) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            CompletableFuture<List<String>> release = project.migrating();
            while (!release.isDone() && !project.printed().contains("Applies V2")) {
                Thread.sleep(20);
            }
            if (!release.isCompletedExceptionally()) {
                return release;
            }
            assertThatThrownBy(release::join).hasMessageContaining(NOT_NOTICED);
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    /** Returns why a release is refused by what the one before has left. */
    private static String refusal(LiveProject project) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String refusal = project.failure();
        while (refusal.contains(NOT_NOTICED) && System.nanoTime() < deadline) {
            Thread.sleep(200);
            refusal = project.failure();
        }
        return refusal;
    }
}
