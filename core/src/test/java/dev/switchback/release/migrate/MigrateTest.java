// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Jdbc;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrateTest {

    @TempDir
    Path directory;

    private LiveProject shop(String product) throws Exception {
        return new LiveProject(directory, product)
                .with(
                        "V1__shop.sql",
                        "CREATE TABLE shop (id int PRIMARY KEY, name varchar(20));\nINSERT INTO shop VALUES (1, 'a');");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void whatIsPendingIsAppliedAndFlywayIsContent(String product) throws Exception {
        try (LiveProject project = shop(product).with("V2__city.sql", "ALTER TABLE shop ADD city varchar(20);")) {
            List<String> lines = project.migrate();

            assertThat(lines)
                    .anyMatch(line -> line.contains("has no version yet; pending: V1__shop.sql, V2__city.sql"));
            assertThat(lines).last().asString().contains("2 migrations applied", "is at version 2");
            assertThat(project.flyway().validateWithResult().validationSuccessful)
                    .isTrue();
            assertThat(project.history()).isEqualTo("1 true, 2 true");
            assertThat(project.migrate()).last().asString().contains("nothing is pending");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void aLockThatIsGivenUpIsWaitedForInSeveralAttempts(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with("V2__city.sql", "ALTER TABLE shop ADD city varchar(20);")
                    .with("V3__more.sql", "CREATE TABLE more (id int PRIMARY KEY);")
                    .set("switchback.lockRetries", "100");
            CompletableFuture<List<String>> migrating;
            try (Connection holder = project.holding("shop")) {
                migrating = project.migrating();
                project.awaitPrinted("(2 of 100)");
                project.awaitPrinted(Pattern.compile("waits \\d+ .*idle in transaction"));
                holder.commit();
            }
            assertThat(migrating.get(60, TimeUnit.SECONDS)).last().asString().contains("2 migrations applied");
            assertThat(project.history()).isEqualTo("1 true, 2 true, 3 true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void aLockThatIsNotGivenUpIsAFailureThatLeavesNothing(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with("V2__city.sql", "ALTER TABLE shop ADD city varchar(20);")
                    .with("V3__more.sql", "CREATE TABLE more (id int PRIMARY KEY);")
                    .set("switchback.lockTimeout", "3s") // looked at in time however slow the machine is
                    .set("switchback.lockRetries", "1");
            try (Connection holder = project.holding("shop")) {
                String failure = project.failure();

                assertThat(failure)
                        .contains("V2__city.sql failed", "ALTER TABLE shop ADD city", "within 3 s, in 2 attempts")
                        .contains("is at version 1", "not begun: V3__more.sql", "Nothing of V2__city.sql is left")
                        .contains(project.isPostgres() ? "SELECT pg_terminate_backend(" : "KILL ")
                        .contains("give the same command again");
                holder.rollback();
            }
            assertThat(project.hasColumn("shop", "city")).isFalse();
            assertThat(project.migrate()).last().asString().contains("2 migrations applied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void aBusySessionThatBlocksNobodyIsNotMentioned(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with("V2__more.sql", "CREATE TABLE more (id int PRIMARY KEY);");
            try (Connection busy = project.holding("shop")) {
                Jdbc.execute(busy, "UPDATE shop SET name = 'b'");
                project.migrate();

                assertThat(project.printed()).doesNotContain("waits", "attempt", "WARNING");
                busy.commit();
            }
        }
    }

    /** What has run before cannot be taken back on MySQL, so that it would not be the same script any more. */
    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mariadb:11.4"})
    void aHalfAppliedScriptIsNotTriedAgain(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with(
                    "V2__two.sql",
                    "CREATE TABLE more (id int PRIMARY KEY);\n-- then\nALTER TABLE shop ADD city varchar(20);");
            try (Connection holder = project.holding("shop")) {
                String failure = project.failure();

                assertThat(failure)
                        .contains("V2__two.sql is half applied", "line 1: CREATE TABLE more", "repair")
                        .doesNotContain("attempts");
                holder.rollback();
            }
            assertThat(project.history()).isEqualTo("1 true, 2 false");
            assertThat(project.failure()).contains("does not fit the scripts", "version 2", "Nothing has been changed");
        }
    }

    @Test
    void onPostgresAScriptOfSeveralStatementsIsTriedAgain() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.migrate();
            project.with("V2__two.sql", "CREATE TABLE more (id int);\nALTER TABLE shop ADD city varchar(20);");
            CompletableFuture<List<String>> migrating;
            try (Connection holder = project.holding("shop")) {
                migrating = project.migrating();
                project.awaitPrinted("(1 of 10)");
                holder.commit();
            }
            assertThat(migrating.get(60, TimeUnit.SECONDS)).last().asString().contains("1 migration applied");
            assertThat(project.hasTable("more")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void aFailureTellsTheStateAndTheWaysOut(String product) throws Exception {
        try (LiveProject project = shop(product)
                .with("V2__bad.sql", "CREATE TABLE more (id int);\nALTER TABLE nowhere ADD x int;")
                .with("V3__later.sql", "CREATE TABLE later (id int);")) {
            String failure = project.failure();

            assertThat(failure)
                    .contains("V2__bad.sql failed", "nowhere", "(line 2)", "is at version 1")
                    .contains("1 of 3 migrations were applied (V1__shop.sql); not begun: V3__later.sql")
                    .contains(project.isPostgres() ? "Nothing of V2__bad.sql is left" : "V2__bad.sql is half applied")
                    .contains("Ways out:", "mvn switchback:undo takes V1__shop.sql back");
            assertThat(project.hasTable("more")).isNotEqualTo(project.isPostgres());
        }
    }

    @Test
    void anIndexIsBuiltConcurrentlyHoweverLongOthersTakeAndKeepsNobodyOut() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.migrate();
            project.with("V2__index.sql", "CREATE INDEX CONCURRENTLY shop_name ON shop (name);");
            CompletableFuture<List<String>> migrating;
            try (Connection older = project.database.connect()) {
                older.setAutoCommit(false);
                Jdbc.execute(older, "UPDATE shop SET name = 'older'");
                migrating = project.migrating();
                project.awaitPrinted(Pattern.compile("waits ([2-9]|\\d\\d) s for")); // longer than a lock may take
                assertThat(project.printed()).contains("without a transaction", "keeps nobody out");
                older.commit();
            }
            assertThat(migrating.get(60, TimeUnit.SECONDS)).last().asString().contains("1 migration applied");
            assertThat(project.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'shop_name'::regclass"))
                    .isEqualTo("t");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void whoeverWaitsForTheMigrationIsNamed(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with("V2__slow.sql", "UPDATE shop SET name = 'c';\n" + project.kept() + ";");
            CompletableFuture<List<String>> migrating;
            CompletableFuture<Void> client;
            try (Connection keeping = project.keeping()) {
                migrating = project.migrating();
                project.awaitStatement(project.keptBeginning());
                client = CompletableFuture.runAsync(() -> {
                    try {
                        project.execute("UPDATE shop SET name = 'client'");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                project.awaitPrinted("1 session waits for this migration");
                project.awaitPrinted("UPDATE shop SET name = ");
                assertThat(keeping.isClosed()).isFalse();
            }
            migrating.get(60, TimeUnit.SECONDS);
            client.get(60, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void whatTakesTooLongIsWarnedOfAndEnded(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.set("switchback.limit.warning", "500ms").set("switchback.limit.failure", "1s");
            String sleep = project.isPostgres()
                    ? "SELECT pg_sleep(300)"
                    : "CREATE TABLE big AS SELECT COUNT(*) AS n FROM information_schema.COLUMNS a,"
                            + " information_schema.COLUMNS b, information_schema.COLUMNS c";
            project.with("V2__slow.sql", sleep + ";");

            assertThat(project.failure())
                    .contains("V2__slow.sql failed", "had taken more than 1 s and was ended", "is at version 1");
            assertThat(project.printed()).contains("WARNING: V2__slow.sql has taken more than 500 ms");
        }
    }

    /** A header that states a budget means that the migration may take so long. */
    @Test
    void aStatedBudgetGoesBeforeTheLimits() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.migrate();
            project.set("switchback.limit.warning", "200ms")
                    .set("switchback.limit.failure", "300ms")
                    .with("V2__slow.sql", "-- Budget: 1m\nSELECT pg_sleep(1);");

            assertThat(project.migrate()).last().asString().contains("1 migration applied");
            assertThat(project.printed()).doesNotContain("WARNING");
        }
    }

    @Test
    void flywaysOwnSettingsForALiveDatabaseAreHeeded() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.execute("CREATE TABLE legacy (id int)");
            project.with("V2__two.sql", "CREATE TABLE two (id int);")
                    .with("V3__three.sql", "CREATE TABLE three (id int);")
                    .set("flyway.baselineOnMigrate", "true")
                    .set("flyway.baselineVersion", "1")
                    .set("flyway.target", "2")
                    .set("flyway.installedBy", "the release");

            assertThat(project.migrate()).last().asString().contains("is at version 2");
            assertThat(project.history()).isEqualTo("1 true, 2 true");
            assertThat(project.ask("SELECT installed_by FROM flyway_schema_history WHERE version = '2'"))
                    .isEqualTo("the release");
        }
    }

    @Test
    void whatADatabaseRefusesAtTheCommitIsNoAppliedMigration() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.with(
                    "V2__deferred.sql",
                    "CREATE TABLE child (shop int REFERENCES shop DEFERRABLE INITIALLY DEFERRED);\n"
                            + "INSERT INTO child VALUES (99);");

            assertThat(project.failure()).contains("V2__deferred.sql failed", "is at version 1");
            assertThat(project.history()).isEqualTo("1 true");
        }
    }
}
