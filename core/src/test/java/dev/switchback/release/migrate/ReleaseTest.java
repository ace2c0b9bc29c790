// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.switchback.encryption.AgeKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is around the migrations: commands, health check, record, the way back, the backup. */
class ReleaseTest {

    @TempDir
    Path directory;

    private LiveProject shop(String product) throws Exception {
        return new LiveProject(directory, product)
                .with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);")
                .with("U1__shop.sql", "DROP TABLE shop;");
    }

    private String record() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("switchback-deployments"))) {
            List<Path> all = files.sorted().toList();
            Path last = all.get(all.size() - 1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(last)))
                    .isEqualTo("rw-------");
            return Files.readString(last);
        }
    }

    private static String table(LiveProject project) throws Exception {
        return project.ask(
                "SELECT CONCAT(outcome, ' ', COALESCE(from_version, '-'), ' ', COALESCE(to_version, '-'), ' ',"
                        + " COALESCE(at_work, '-')) FROM switchback_deployment ORDER BY id DESC LIMIT 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void aReleaseIsRecordedInAFileAndATable(String product) throws Exception {
        try (LiveProject project = shop(product).with("V2__more.sql", "CREATE TABLE more (id int);")) {
            project.migrate();

            assertThat(record())
                    .contains("\"outcome\": \"succeeded\"", "\"to\": \"2\"", "\"script\": \"V1__shop.sql\"", "\"by\": ")
                    .contains("\"pending\": [", "\"milliseconds\": ", "\"retries\": 0");
            assertThat(table(project)).isEqualTo("succeeded - 2 -");
            project.with("V3__bad.sql", "ALTER TABLE nowhere ADD x int;");
            project.failure();
            assertThat(record()).contains("\"outcome\": \"failed\"", "\"from\": \"2\"", "nowhere");
            assertThat(table(project)).isEqualTo("failed 2 - -");
        }
    }

    /** Written by another session, and read here by the migration itself. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void eachMigrationIsSaidToBeAtWorkBeforeItBegins(String product) throws Exception {
        try (LiveProject project = shop(product)
                .with("V2__look.sql", "CREATE TABLE two AS SELECT at_work FROM switchback_deployment;")
                .with("V3__drops.sql", "DROP TABLE switchback_deployment;")
                .with("V4__look.sql", "CREATE TABLE four AS SELECT at_work FROM switchback_deployment;")) {
            project.migrate();

            assertThat(project.ask("SELECT at_work FROM two")).isEqualTo("V2__look.sql");
            assertThat(project.ask("SELECT at_work FROM four")).isEqualTo("V4__look.sql");
            assertThat(table(project)).isEqualTo("succeeded - 4 -");
        }
    }

    /** Otherwise the next release would take this one for cut off. */
    @Test
    void aTableThatCouldNotBeWrittenForATimeSaysInTheEndHowItEnded() throws Exception {
        try (LiveProject project = shop("postgresql:18")
                .with("V2__hides.sql", "ALTER TABLE switchback_deployment RENAME COLUMN at_work TO hidden;")
                .with("V3__shows.sql", "ALTER TABLE switchback_deployment RENAME COLUMN hidden TO at_work;")) {
            assertThat(String.join("\n", project.migrate())).contains("The deployment is not recorded in the table");

            assertThat(table(project)).isEqualTo("succeeded - 3 -");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void noSecretIsInAMessageOrARecord(String product) throws Exception {
        try (LiveProject project = shop(product)
                .set("flyway.placeholders.api_token", "hidden-word")
                .with(
                        "V2__bad.sql",
                        product.startsWith("postgresql")
                                ? "DO $$ BEGIN RAISE EXCEPTION 'refused: %', '${api_token}'; END $$;"
                                : "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused: ${api_token}';")) {
            assertThat(project.failure()).contains("V2__bad.sql failed", "***").doesNotContain("hidden-word");
            assertThat(project.printed() + record() + project.ask("SELECT details FROM switchback_deployment"))
                    .doesNotContain("hidden-word");
        }
    }

    @Test
    void whereTheRecordCannotBeWrittenNothingIsDone() throws Exception {
        try (LiveProject project = shop("postgresql:18").set("switchback.deployments", "taken")) {
            Files.writeString(directory.resolve("taken"), "a file");

            assertThat(project.failure()).contains("switchback.deployments", "Nothing has been changed");
            assertThat(project.hasTable("shop")).isFalse();
        }
    }

    @Test
    void commandsRunBeforeAndAfter() throws Exception {
        try (LiveProject project = shop("postgresql:18")
                .set("switchback.before", "sh -c 'echo \"maintenance on\"'")
                .set("switchback.after", "sh -c 'echo outcome $RELEASE_OUTCOME'")) {
            project.migrate();

            assertThat(project.printed()).containsSubsequence("| maintenance on", "Applies V1", "| outcome succeeded");
        }
    }

    @Test
    void aKeyThatWillBeMissingIsToldBeforeAnythingIsDone() throws Exception {
        AgeKeys keys = AgeKeys.make(directory.resolve("key.txt"));
        AgeKeys others = AgeKeys.make(directory.resolve("others.txt"));
        try (LiveProject project = shop("postgresql:18")
                .set("switchback.before", "sh -c 'echo it ran'")
                .set("switchback.migrate.backup", "verified")
                .set("switchback.backup.recipients", keys.recipient())) {
            assertThat(project.failure())
                    .contains(
                            "switchback.migrate.backup=verified needs a private key", "-Dswitchback.backup.identity=");
            project.set("switchback.backup.identity", others.identity());
            assertThat(project.failure()).contains(others.identity(), "could not read what is encrypted for");
            project.set("switchback.backup.recipients", "nowhere.txt");
            assertThat(project.failure()).contains("there is no file", "nowhere.txt");
            assertThat(project.printed()).doesNotContain("it ran");
            assertThat(directory.resolve("switchback-deployments")).doesNotExist();

            project.set("switchback.backup.recipients", keys.recipient())
                    .set("switchback.backup.identity", keys.identity())
                    .migrate();
            assertThat(project.hasTable("shop")).isTrue();
        }
    }

    @Test
    void ifTheFirstCommandFailsNothingIsDoneAndTheLastOneRuns() throws Exception {
        try (LiveProject project = shop("postgresql:18")
                .set("switchback.before", "sh -c 'exit 3'")
                .set("switchback.after", "sh -c 'echo outcome $RELEASE_OUTCOME'")) {
            assertThat(project.failure())
                    .contains("switchback.before failed", "exit code 3", "Nothing has been changed");
            assertThat(project.printed()).contains("| outcome unchanged");
            assertThat(project.hasTable("shop")).isFalse();
        }
    }

    @Test
    void betweenTwoVersionsTheLastCommandIsNotRun() throws Exception {
        try (LiveProject project = shop("postgresql:18")
                .with("V2__bad.sql", "ALTER TABLE nowhere ADD x int;")
                .set("switchback.after", "sh -c 'echo it ran'")) {
            assertThat(project.failure()).contains("switchback.after has not been run");
            assertThat(project.printed()).doesNotContain("it ran");
        }
    }

    @Test
    void aUrlIsAskedUntilItIsWell() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 2 ? 503 : 204, -1);
            exchange.close();
        });
        server.createContext("/ill", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        try (LiveProject project =
                shop("postgresql:18").set("switchback.healthCheck", base + "/health?token=hidden-word")) {
            project.migrate();
            assertThat(asked.get()).isEqualTo(2);
            assertThat(project.printed()).contains("The health check succeeded").doesNotContain("hidden-word");

            project.with("V2__more.sql", "CREATE TABLE more (id int);")
                    .set("switchback.healthCheck", base + "/ill")
                    .set("switchback.healthLimit", "500ms");
            assertThat(project.failure())
                    .contains("The health check failed", "status 500", "All migrations were applied");
            assertThat(project.history()).isEqualTo("1 true, 2 true");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void whatWasAppliedIsTakenBackIfThatIsThePolicy(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            String sleep = project.isPostgres() ? "SELECT pg_sleep(2)" : "DO SLEEP(2)";
            project.with("V2__more.sql", "CREATE TABLE more (id int);")
                    .with("U2__more.sql", "DROP TABLE more;")
                    .with("V3__third.sql", "CREATE TABLE third (id int);")
                    .with("U3__third.sql", "DROP TABLE third;\n" + sleep + ";")
                    .set("switchback.onFailure", "undo")
                    .set("switchback.healthCheck", "sh -c 'echo ill; exit 1'")
                    .set("switchback.after", "sh -c 'echo outcome $RELEASE_OUTCOME'");

            assertThat(project.failure())
                    .contains("The health check failed", "Taken back by undo scripts", "V3__third.sql, V2__more.sql");
            assertThat(project.printed())
                    .containsSubsequence("| ill", "Takes V3__third.sql back", "s: " + sleep, "| outcome undone");
            assertThat(project.hasTable("more")).isFalse();
            assertThat(project.hasTable("shop")).isTrue();
            assertThat(record()).contains("\"outcome\": \"undone\"");
            project.set("switchback.healthCheck", "true");
            assertThat(project.migrate()).anyMatch(line -> line.contains("2 migrations applied"));
        }
    }

    @Test
    void anIndexOrConstraintThatIsLeftUnfinishedIsAFailure() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.execute("CREATE TABLE old (id int); INSERT INTO old VALUES (-1);"
                    + " ALTER TABLE old ADD CONSTRAINT known CHECK (id > 0) NOT VALID");
            project.set("flyway.baselineOnMigrate", "true").set("flyway.baselineVersion", "0");
            assertThat(project.migrate()).anyMatch(line -> line.contains("1 migration applied"));
            project.with("V2__check.sql", "ALTER TABLE shop ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;");

            assertThat(project.failure())
                    .contains(
                            "not all is well",
                            "constraint positive of shop was never validated",
                            "VALIDATE CONSTRAINT positive")
                    .doesNotContain("known");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mariadb:11.4"})
    void rowsThatBreakANewForeignKeyAreAFailure(String product) throws Exception {
        try (LiveProject project = shop(product)
                .with(
                        "V2__child.sql",
                        "CREATE TABLE child (shop int);\nINSERT INTO child VALUES (NULL);\n"
                                + "ALTER TABLE child ADD CONSTRAINT fine FOREIGN KEY (shop) REFERENCES shop (id);")) {
            assertThat(project.migrate()).anyMatch(line -> line.contains("2 migrations applied"));
            project.with(
                    "V3__orphan.sql",
                    "SET foreign_key_checks = 0;\nCREATE TABLE other (shop int);\n"
                            + "INSERT INTO other VALUES (99);\n"
                            + "ALTER TABLE other ADD CONSTRAINT broken FOREIGN KEY (shop) REFERENCES shop (id);");

            assertThat(project.failure())
                    .contains(
                            "foreign key broken of other was made over rows without a parent",
                            "SELECT c.* FROM `other`")
                    .doesNotContain("fine");
        }
    }

    @Test
    void withoutAnUndoScriptNothingIsTakenBack() throws Exception {
        try (LiveProject project = shop("postgresql:18")
                .with("V2__more.sql", "CREATE TABLE more (id int);")
                .set("switchback.onFailure", "undo")
                .set("switchback.healthCheck", "false")) {
            assertThat(project.failure()).contains("Nothing was taken back", "V2__more.sql has no undo script");
            assertThat(project.history()).isEqualTo("1 true, 2 true");
        }
    }

    /** MariaDB's programs come with its server, so that they are at hand everywhere. */
    @Test
    void aBackupIsMadeAndVerifiedFirst() throws Exception {
        try (LiveProject project = shop("mariadb:11.4")) {
            project.migrate();
            project.with("V2__more.sql", "CREATE TABLE more (id int);")
                    .set("switchback.migrate.backup", "verified")
                    .set("switchback.backup.tools", project.ask("SELECT @@basedir"));

            project.migrate();

            assertThat(project.printed()).containsSubsequence("Dumps with", "can be restored", "Applies V2__more.sql");
            assertThat(record()).contains("\"backup\": \"");

            project.with("V3__third.sql", "CREATE TABLE third (id int);")
                    .set("switchback.migrate.backup", "made")
                    .set("switchback.healthCheck", "false");
            assertThat(project.failure()).contains("mvn switchback:restore -Dswitchback.backup=");
        }
    }

    @Test
    void whoeverWantsNoBackupMustSaySo() throws Exception {
        Path none = Files.createDirectories(directory.resolve("no tools"));
        try (LiveProject project = shop("postgresql:18")) {
            project.set("switchback.migrate.backup", "made").set("switchback.backup.tools", none.toString());
            assertThat(project.migrate()).anyMatch(line -> line.contains("No backup is made: the database is empty"));
            project.with("V2__more.sql", "CREATE TABLE more (id int);");

            assertThat(project.failure())
                    .contains("Nothing was backed up", "Nothing has been migrated", "-Dswitchback.migrate.backup=none");
            assertThat(project.hasTable("more")).isFalse();
        }
    }
}
