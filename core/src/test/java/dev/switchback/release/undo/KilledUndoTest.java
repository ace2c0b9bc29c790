// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.OtherJvm;
import dev.switchback.TestServers;
import dev.switchback.engine.Dialect;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.LiveProject;
import dev.switchback.release.status.Assessment;
import dev.switchback.release.status.StatusReader;
import dev.switchback.release.status.Trouble;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed in the middle of an undo script. */
class KilledUndoTest {

    @TempDir
    Path directory;

    private void killInUndo(LiveProject project, String undo, Callable<Boolean> when) throws Exception {
        project.with("V1__shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY);")
                .with("V2__email.sql", "ALTER TABLE shop ADD COLUMN email VARCHAR(40);")
                .with("U2__email.sql", undo);
        project.migrate();
        project.set("switchback.confirm", project.database().name());
        OtherJvm.start(UndoProcess.class, project.settings(), directory.resolve("output"), directory.toString())
                .killWhen(when);
    }

    private static String columns(LiveProject project) throws SQLException {
        return project.ask("SELECT count(*) FROM information_schema.columns WHERE table_schema = database()"
                + " AND table_name = 'shop'");
    }

    private static List<String> troubles(LiveProject project) throws Exception {
        Dialect dialect = project.live().engine().dialect();
        return Assessment.of(
                        StatusReader.read(
                                project.live(),
                                KilledUndoTest.class.getClassLoader(),
                                project.directory().resolve("backups"),
                                Instant.EPOCH),
                        dialect)
                .troubles()
                .stream()
                .map(Trouble::id)
                .toList();
    }

    private static String newest(LiveProject project) throws Exception {
        return project.release().history().newest().map(HistoryEntry::label).orElse("none");
    }

    /** The server may not have noticed yet that the process is gone, and then its session has the lock. */
    private static void undoAgain(LiveProject project) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!undoes(project)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** As long as the server has not noticed it, the undo counts as one that is at work. */
    private static void awaitTrouble(LiveProject project) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!troubles(project).contains("undo-unfinished")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static boolean undoes(LiveProject project) throws Exception {
        try {
            UndoRelease.run(
                    project.live(),
                    KilledUndoTest.class.getClassLoader(),
                    project.reading().goal(),
                    line -> {});
            return true;
        } catch (LiveProblem e) {
            assertThat(e.getMessage()).contains("under way already");
            return false;
        }
    }

    @Test
    void onPostgresqlNothingIsLeftAndTheSameCommandGoesOn() throws Exception {
        try (LiveProject project = new LiveProject(directory, TestServers.postgres())) {
            try (Connection keeping = project.keeping()) {
                killInUndo(
                        project,
                        "ALTER TABLE shop DROP COLUMN email;\n" + project.kept() + ";",
                        () -> project.release().history().undoBegan());

                assertThat(newest(project)).isEqualTo("2");
                awaitTrouble(project);
                assertThat(keeping.isClosed()).isFalse();
            }
            undoAgain(project);

            assertThat(newest(project)).isEqualTo("1");
            assertThat(troubles(project)).isEmpty();
            project.migrate();
            project.flyway().validate();
        }
    }

    @Test
    void onMysqlWhatIsLeftIsToldAndTheRestIsDone() throws Exception {
        try (LiveProject project = new LiveProject(directory, TestServers.mysql())) {
            try (Connection keeping = project.keeping()) {
                killInUndo(
                        project,
                        "ALTER TABLE shop DROP COLUMN email;\n" + project.kept() + ";\nCREATE TABLE rest (id INT);",
                        () -> columns(project).equals("1"));

                assertThat(newest(project)).isEqualTo("2");
                awaitTrouble(project);
                assertThat(keeping.isClosed()).isFalse();
            }
            project.with("U2__email.sql", "CREATE TABLE rest (id INT);");
            undoAgain(project);

            assertThat(newest(project)).isEqualTo("1");
            assertThat(troubles(project)).isEmpty();
            project.migrate();
            project.flyway().validate();
        }
    }
}
