// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Jdbc;
import dev.switchback.release.LiveProject;
import dev.switchback.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of releases and undos that did not come to their end; each is planted as a kill leaves it. */
class CutOffStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @TempDir
    Path directory;

    private LiveProject project(Server server) throws Exception {
        LiveProject project = new LiveProject(directory, server)
                .set("switchback.check", "fresh")
                .with("V1__shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY);");
        project.migrate();
        return project.with(
                "V2__more.sql", "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\nCREATE TABLE c (id INT);");
    }

    private static List<String> text(LiveProject project) throws Exception {
        Status status = StatusReader.read(
                project.live(),
                CutOffStatusTest.class.getClassLoader(),
                project.directory().resolve("backups"),
                NOW);
        return StatusText.of(
                status, Assessment.of(status, project.live().engine().dialect()));
    }

    private static void plantRunning(LiveProject project, String atWork) throws Exception {
        project.execute("CREATE TABLE switchback_deployment (id VARCHAR(200), begun VARCHAR(30), ended VARCHAR(30),"
                + " outcome VARCHAR(20), deployed_by VARCHAR(200), at_work VARCHAR(1000))");
        project.execute("INSERT INTO switchback_deployment VALUES ('1', '2026-11-22T01:00:00Z', NULL, 'running',"
                + " 'tired', '" + atWork + "')");
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void ofAMigrationThatWasCutOffItIsToldWhatIsThereAndTheWayOut(Supplier<Server> server) throws Exception {
        try (LiveProject project = project(server.get())) {
            project.with("V2__more.sql.conf", "executeInTransaction=false");
            project.rehearse();
            plantRunning(project, "V2__more.sql");
            assertThat(text(project))
                    .contains("NOT CLEAN: 1 trouble")
                    .contains("    -> mvn switchback:migrate -Dswitchback.confirm="
                            + project.database().name() + " begins it anew");

            project.execute("CREATE TABLE a (id INT)");

            assertThat(text(project))
                    .contains("NOT CLEAN: 1 trouble")
                    .contains("  - the release that tired began at 2026-11-22T01:00:00Z was cut off while it was at"
                            + " V2__more.sql")
                    .anyMatch(line -> line.contains("Statement 1 of 3 of V2__more.sql took effect (line 1)"))
                    .anyMatch(line -> line.startsWith("    -> take back by hand what it did")
                            && line.contains("mvn switchback:migrate -Dswitchback.confirm="
                                    + project.database().name()));
        }
    }

    /** It has no version, and is pending again and again. */
    @Test
    void aRepeatableMigrationThatWasCutOffIsToldAsWell() throws Exception {
        try (LiveProject project = project(TestServers.mysql())
                .with("R__views.sql", "CREATE OR REPLACE VIEW v AS SELECT 1;\nCREATE OR REPLACE VIEW w AS SELECT 2;")) {
            plantRunning(project, "R__views.sql");

            assertThat(text(project))
                    .contains("NOT CLEAN: 1 trouble")
                    .contains("  - the release that tired began at 2026-11-22T01:00:00Z was cut off while it was at"
                            + " R__views.sql");
        }
    }

    @Test
    void whatWasRolledBackIsNoTrouble() throws Exception {
        try (LiveProject project = project(TestServers.postgres())) {
            plantRunning(project, "V2__more.sql");

            assertThat(text(project))
                    .contains("Clean.")
                    .contains(
                            "  release     that of tired, begun at 2026-11-22T01:00:00Z, did not come to its end; it was"
                                    + " at V2__more.sql, of which nothing is left: mvn switchback:migrate goes on");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void aReleaseThatIsAtWorkIsNotTakenForOneThatWasCutOff(Supplier<Server> server) throws Exception {
        try (LiveProject project = project(server.get());
                Connection other = project.database().connect()) {
            plantRunning(project, "V2__more.sql");
            boolean isPostgres = project.database().url().startsWith("jdbc:postgresql");
            String table = isPostgres
                    ? "\"public\".\"flyway_schema_history\""
                    : "`" + project.database().name() + "`.`flyway_schema_history`";
            String lock = isPostgres
                    ? "SELECT pg_try_advisory_lock(" + (77431708279161L + table.hashCode()) + ")"
                    : "SELECT GET_LOCK('Flyway-" + table.hashCode() + "', 0)";
            Jdbc.text(other, lock);

            assertThat(text(project))
                    .contains("Clean.")
                    .anyMatch(line -> line.matches("  release {5}that of tired, .* is under way in session \\d+.*"));
        }
    }

    /** The table of an undo stays if the process is killed after the script's commit: to undo again would take back one more. */
    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void anUndoOfWhichTheTableAloneIsLeftHasEnded(Supplier<Server> server) throws Exception {
        try (LiveProject project = project(server.get())) {
            project.migrate();
            plantUndo(project, 2);
            assertThat(text(project))
                    .contains("NOT CLEAN: 1 trouble")
                    .anyMatch(line -> line.contains("an undo was begun"));

            project.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                    + " installed_by, execution_time, success)"
                    + " VALUES (3, '2', 'more', 'DELETE', 'V2__more.sql', 'tired', 0, true)");
            assertThat(text(project)).contains("Clean.");

            project.execute("DROP TABLE switchback_undo_in_progress");
            plantUndo(project, 3);
            assertThat(text(project)).contains("NOT CLEAN: 1 trouble");
        }
    }

    private static void plantUndo(LiveProject project, int row) throws Exception {
        String note = "'undo of version 2 after row " + row + "'";
        boolean isPostgres = project.database().url().startsWith("jdbc:postgresql");
        project.execute("CREATE TABLE switchback_undo_in_progress (id INT)" + (isPostgres ? "" : " COMMENT = " + note));
        if (isPostgres) {
            project.execute("COMMENT ON TABLE switchback_undo_in_progress IS " + note);
        }
    }
}
