// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.switchback.TestServers;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.DatabaseExchange.Names;
import dev.switchback.engine.LockWait;
import dev.switchback.flyway.ReleaseLock;
import dev.switchback.release.LiveProject;
import dev.switchback.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @TempDir
    Path directory;

    private LiveProject project(Server server) throws Exception {
        LiveProject project = new LiveProject(directory, server)
                .with("V1__shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY, note VARCHAR(40));");
        project.migrate();
        return project;
    }

    private static Status read(LiveProject project) throws Exception {
        return StatusReader.read(
                project.live(),
                StatusTest.class.getClassLoader(),
                project.directory().resolve("backups"),
                NOW);
    }

    private static Assessment assess(LiveProject project, Status status) throws Exception {
        return Assessment.of(status, project.live().engine().dialect());
    }

    private static List<String> text(LiveProject project) throws Exception {
        Status status = read(project);
        return StatusText.of(status, assess(project, status));
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void aMigratedDatabaseIsClean(Supplier<Server> server) throws Exception {
        try (LiveProject project = project(server.get())) {
            assertThat(text(project))
                    .contains("  pending     none", "  failed      none", "  waiting     nobody", "Clean.")
                    .contains("Next: nothing is to be done", "  backup      none in " + directory.resolve("backups"))
                    .anyMatch(line -> line.matches("  version {5}1 \\(shop\\), applied .* in \\d+ ms"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void whoWaitsForWhomIsTold(Supplier<Server> server) throws Exception {
        try (LiveProject project = project(server.get());
                Connection holder = project.database().connect();
                Connection waiter = project.database().connect()) {
            project.execute("INSERT INTO shop VALUES (1, 'planted-secret')");
            holder.setAutoCommit(false);
            Jdbc.execute(holder, "UPDATE shop SET note = 'planted-secret' WHERE id = 1");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> add(waiter));

            LockWait wait = await(project);

            assertThat(wait.blockers())
                    .singleElement()
                    .satisfies(blocker -> assertThat(blocker.state()).isEqualTo("idle in transaction"));
            assertThat(wait.waiter().statement()).startsWith("ALTER TABLE shop").doesNotContain("planted-secret");
            assertThat(wait.toString()).doesNotContain("planted-secret");
            holder.rollback();
            waiting.join();
            assertThat(read(project).waits()).isEmpty();
        }
    }

    private static void add(Connection waiter) {
        try {
            Jdbc.execute(waiter, "ALTER TABLE shop ADD more VARCHAR(40) DEFAULT 'planted-secret'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LockWait await(LiveProject project) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        List<LockWait> waits = List.of();
        while (waits.isEmpty() && System.nanoTime() < deadline) {
            waits = read(project).waits();
        }
        assertThat(waits).hasSize(1);
        return waits.get(0);
    }

    @Test
    void aBusySessionThatWaitsForNobodyIsNone() throws Exception {
        try (LiveProject project = project(TestServers.postgres());
                Connection busy = project.database().connect()) {
            busy.setAutoCommit(false);
            Jdbc.execute(busy, "INSERT INTO shop VALUES (1, 'x')");

            assertThat(read(project).waits()).isEmpty();
        }
    }

    @Test
    void whatUnfinishedWorkHasLeftIsTroubleWithItsRemedy() throws Exception {
        try (LiveProject project = project(TestServers.postgres())) {
            project.execute("INSERT INTO shop VALUES (1, 'x'), (2, 'x')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> project.execute("CREATE UNIQUE INDEX CONCURRENTLY twice ON shop (note)"));
            project.execute("ALTER TABLE shop ADD CONSTRAINT positive CHECK (id > 1) NOT VALID");
            project.execute("ALTER TABLE shop ADD CONSTRAINT meant CHECK (id > 0) NOT ENFORCED");
            project.execute("CREATE INDEX fine ON shop (note)");

            Status status = read(project);
            Assessment assessment = assess(project, status);

            assertThat(assessment.troubles())
                    .extracting(Trouble::what)
                    .containsExactly(
                            "index public.twice of shop is invalid", "constraint positive of shop was never validated");
            assertThat(assessment.troubles().get(0).remedy()).contains("DROP INDEX CONCURRENTLY public.twice;");
            project.execute("DROP INDEX CONCURRENTLY public.twice");
            project.execute("DELETE FROM shop WHERE id = 1");
            project.execute(assessment.troubles().get(1).remedy());
            assertThat(assess(project, read(project)).isClean()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void whatACutOffRestoreHasLeftIsTroubleWithItsRemedy(Supplier<Server> server) throws Exception {
        try (LiveProject project = project(server.get())) {
            String left = beside(project, "20261122021500").fresh();
            project.execute("CREATE DATABASE " + left);

            Assessment assessment = assess(project, read(project));

            assertThat(assessment.troubles()).extracting(Trouble::id).containsExactly("leftover");
            assertThat(assessment.troubles().get(0).what())
                    .isEqualTo("a restore of " + project.database().name() + " that was cut off has left the database "
                            + left);
            project.execute(assessment.troubles().get(0).remedy());
            assertThat(assess(project, read(project)).isClean()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void whatIsNoRemainderOfARestoreIsNone(Supplier<Server> server) throws Exception {
        try (LiveProject project = project(server.get())) {
            Names names = beside(project, "20261122021500");
            String others = names.fresh().replace("_restored_", "2_restored_");
            List<String> databases = List.of(names.former(), others, names.fresh() + "0", names.fresh());
            for (String each : databases) {
                project.execute("CREATE DATABASE " + each);
            }
            try (Connection filling =
                    project.database().inDatabase(names.fresh()).connect()) {
                assertThat(filling.isValid(5)).isTrue();
                assertThat(assess(project, read(project)).isClean()).isTrue();
            }
            try (ReleaseLock restoring = ReleaseLock.take(project.release().flyway(), project.database())) {
                assertThat(restoring.session().isValid(5)).isTrue();
                Status status = read(project);
                Assessment assessment = assess(project, status);
                assertThat(assessment.isClean()).isTrue();
                assertThat(StatusText.of(status, assessment))
                        .anyMatch(line ->
                                line.matches("  release +one, or an undo or a restore, is under way in session \\d+"))
                        .contains("Next: mvn switchback:status again afterwards");
                assertThat(StatusJson.of(status, assessment)).contains("\"underWay\": " + status.session());
            }
            for (String each : databases) {
                project.execute("DROP DATABASE " + each);
            }
        }
    }

    private static Names beside(LiveProject project, String stamp) throws Exception {
        return project.live().engine().exchange().names(project.database().name(), stamp);
    }

    @Test
    void aFailedMigrationIsTroubleAndPendingOnesAreNot() throws Exception {
        try (LiveProject project = project(TestServers.mysql())) {
            project.with("V2__more.sql", "CREATE TABLE more (id INT); CREATE TABLE more (id INT);");
            assertThat(text(project)).contains("  pending     1: 2 (more)", "Clean.");
            assertThatExceptionOfType(FlywayException.class).isThrownBy(project::migrate);

            assertThat(text(project))
                    .contains("NOT CLEAN: 1 trouble", "  failed      1: 2 (more)")
                    .anyMatch(line -> line.contains("migration 2 (more) (V2__more.sql) failed at "));
        }
    }

    @Test
    void programsReadTheSame() throws Exception {
        try (LiveProject project = project(TestServers.postgres()).with("V2__more.sql", "SELECT 1;")) {
            project.with("V1__shop.sql", "SELECT 'edited';");
            Status status = read(project);

            JsonObject json = JsonParser.parseString(StatusJson.of(status, assess(project, status)))
                    .getAsJsonObject();

            assertThat(json.get("clean").getAsBoolean()).isFalse();
            assertThat(json.get("version").getAsString()).isEqualTo("1");
            assertThat(json.getAsJsonObject("database").get("name").getAsString())
                    .isEqualTo(project.database().name());
            assertThat(json.getAsJsonArray("migrations")
                            .get(1)
                            .getAsJsonObject()
                            .get("state")
                            .getAsString())
                    .isEqualTo("pending");
            assertThat(json.getAsJsonArray("troubles")
                            .get(0)
                            .getAsJsonObject()
                            .get("id")
                            .getAsString())
                    .isEqualTo("migration-edited");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void driftFromWhatWasRehearsedIsTold(Supplier<Server> server) throws Exception {
        try (LiveProject project = project(server.get()).set("switchback.check", "fresh")) {
            assertThat(text(project)).anyMatch(line -> line.contains("drift       NOT CHECKED: No rehearsal on "));

            project.rehearse();
            assertThat(text(project))
                    .anyMatch(line -> line.matches("  drift {7}none, held against version 1 as rehearsed on .*"))
                    .contains("Clean.");

            project.execute("CREATE INDEX by_hand ON shop (note)");
            assertThat(text(project)).contains("NOT CLEAN: 1 trouble").anyMatch(line -> line.contains("by_hand"));
        }
    }

    @Test
    void ofAFailedMigrationItIsToldWhichStatementsTookEffect() throws Exception {
        try (LiveProject project = project(TestServers.mysql()).set("switchback.check", "fresh")) {
            project.with(
                    "V2__more.sql", "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\nCREATE TABLE c (id INT);");
            project.rehearse();
            project.execute("CREATE TABLE b (other INT)");
            assertThatExceptionOfType(FlywayException.class).isThrownBy(project::migrate);
            project.execute("DROP TABLE b");

            assertThat(text(project))
                    .contains("NOT CLEAN: 1 trouble")
                    .anyMatch(line -> line.contains("Statement 1 of 3 of V2__more.sql took effect (line 1)"));
        }
    }
}
