// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.ActivityProbe;
import dev.switchback.engine.SessionActivity;
import dev.switchback.engine.SessionProbes;
import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.flyway.StepOutcome.Failed;
import dev.switchback.flyway.StepOutcome.Hung;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HangTest {

    private Project project;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException, IOException {
        project = new Project(directory)
                .with("migration/V1__shop.sql", "CREATE TABLE shop (id int);")
                .with("undo/U1__shop.sql", "DROP TABLE shop;");
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    private StepOutcome second(String sql, int hang, int script) throws SQLException, IOException {
        first();
        project.with("migration/V2__second.sql", sql);
        return project.open(project.request(Role.MAIN).within(Project.seconds(hang, script)))
                .step(project.migration("2"));
    }

    /** Applies the first version under no limit that a busy machine reaches. */
    private void first() throws SQLException {
        try (SteppedRun run = project.open(Role.MAIN)) {
            assertThat(run.step(project.migration("1"))).isInstanceOf(Applied.class);
        }
    }

    @Test
    void waitingForAnotherSessionIsEndedAndTheOtherNamed() throws SQLException, IOException {
        project.execute("CREATE TABLE held ()");
        try (Connection other = project.database.connect()) {
            project.with("migration/V0__first.sql", "SELECT 1;");
            other.setAutoCommit(false);
            Jdbc.execute(other, "LOCK TABLE held; SELECT 'the culprit'");
            project.set("baselineOnMigrate", "false");
            StepOutcome outcome = afterFlywaysStart("ALTER TABLE held ADD x int;", 3, 60);
            assertThat(outcome).isInstanceOf(Hung.class);
            Diagnosis diagnosis = ((Hung) outcome).diagnosis();
            assertThat(diagnosis.cause()).isEqualTo(Diagnosis.Cause.OTHER_SESSION);
            assertThat(diagnosis.what()).contains("AccessExclusiveLock on held", "the culprit", "idle in transaction");
            assertThat(diagnosis.statement()).contains("ALTER TABLE held");
        }
        assertThat(project.sessionsLeft()).isEmpty();
    }

    private StepOutcome afterFlywaysStart(String sql, int hang, int script) throws SQLException, IOException {
        project.with("migration/V2__second.sql", sql);
        project.set("defaultSchema", "book");
        SteppedRun run = project.open(project.request(Role.MAIN).within(Project.seconds(hang, script)));
        run.step(project.migration("0"));
        run.step(project.migration("1"));
        return run.step(project.migration("2"));
    }

    @Test
    void lockThatAnotherRunOfOursHasLeftInItsSessionIsNoHang() throws SQLException, IOException {
        project.with("migration/V1__shop.sql", "SELECT pg_advisory_lock(4711);\nCREATE TABLE shop (id int);")
                .with("undo/U1__shop.sql", "SELECT pg_advisory_lock(4711);\nDROP TABLE shop;")
                .with("migration/V2__order.sql", "CREATE TABLE orders (id int);");
        SteppedRun main = project.open(Role.MAIN);
        assertThat(main.step(project.migration("1"))).isInstanceOf(Applied.class);
        assertThat(project.open(Role.UNDO).step(project.migration("1"))).isInstanceOf(Applied.class);
        assertThat(project.open(Role.AGAIN).step(project.migration("1"))).isInstanceOf(Applied.class);
        assertThat(main.step(project.migration("2")))
                .as("the run whose session was ended begins anew")
                .isInstanceOf(Applied.class);
    }

    @Test
    void waitThatEndsIsNoHang() throws Exception {
        project.set("defaultSchema", "book");
        project.execute("CREATE TABLE held ()");
        try (Connection other = project.database.connect()) {
            other.setAutoCommit(false);
            Jdbc.execute(other, "LOCK TABLE held");
            CompletableFuture<Void> release = CompletableFuture.runAsync(
                    () -> {
                        try {
                            other.commit();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));
            assertThat(second("ALTER TABLE held ADD x int;", 20, 60)).isInstanceOf(Applied.class);
            release.get();
        }
    }

    @Test
    void longWorkIsNoHang() throws SQLException, IOException {
        assertThat(second("SELECT pg_sleep(4);", 1, 60)).isInstanceOf(Applied.class);
    }

    @Test
    void workWithoutEndIsEndedAtTheLimit() throws SQLException, IOException {
        StepOutcome outcome = second("SELECT pg_sleep(3600);", 1, 3);
        assertThat(outcome).isInstanceOf(Hung.class);
        assertThat(((Hung) outcome).diagnosis().cause()).isEqualTo(Diagnosis.Cause.TOO_LONG);
        assertThat(((Hung) outcome).diagnosis().statement()).contains("pg_sleep(3600)");
        assertThat(project.sessionsLeft()).isEmpty();
        assertThat(project.ask("SELECT string_agg(version, ',') FROM flyway_schema_history"))
                .isEqualTo("1");
    }

    @Test
    void whatComesBeforeAScriptIsNotInItsTime() throws SQLException, IOException {
        project.with("migration/beforeMigrate.sql", "SELECT pg_sleep(5);");
        SteppedRun run = project.open(project.request(Role.MAIN).within(Project.seconds(1, 4)));

        assertThat(run.step(project.migration("1"))).isInstanceOf(Applied.class);
    }

    /** A script may end all sessions but its own, in the middle of a look as well. */
    @Test
    void aLookThatIsEndedIsTakenAgain() throws SQLException, IOException {
        first();
        project.with("migration/V2__second.sql", "SELECT pg_sleep(2);");
        AtomicInteger looks = new AtomicInteger();
        SessionProbes probes = new SessionProbes(
                Project.PROBES.transaction(), new EndedLook(looks), Project.PROBES.settings(), Project.PROBES.work());
        SteppedRun run = project.open(RunRequest.main(project.settings(), project.database, project.history(), probes));

        assertThat(run.step(project.migration("2"))).isInstanceOf(Applied.class);
        assertThat(looks.get()).isGreaterThan(1);
    }

    /** Ends the first session that looks while it does. */
    private record EndedLook(AtomicInteger looks) implements ActivityProbe {

        private static final ActivityProbe REAL = Project.PROBES.activity();

        @Override
        public List<SessionActivity> look(Connection observer, Collection<Long> sessions) throws SQLException {
            if (looks.getAndIncrement() == 0) {
                Jdbc.text(observer, "SELECT pg_terminate_backend(pg_backend_pid())");
            }
            return REAL.look(observer, sessions);
        }

        @Override
        public long sessionOf(Connection connection) throws SQLException {
            return REAL.sessionOf(connection);
        }

        @Override
        public void cancel(Connection observer, long session) throws SQLException {
            REAL.cancel(observer, session);
        }

        @Override
        public void terminate(Connection observer, Collection<Long> sessions) throws SQLException {
            REAL.terminate(observer, sessions);
        }

        @Override
        public Map<Long, TableName> names(Connection observer, Collection<Long> relations) throws SQLException {
            return REAL.names(observer, relations);
        }
    }

    @Test
    void sessionEndedByItsOwnScriptIsAFailureOfThatScript() throws SQLException, IOException {
        StepOutcome outcome = second("SELECT pg_terminate_backend(pg_backend_pid());", 5, 60);
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(((Failed) outcome).failure().connectionLost()).isTrue();
        assertThat(((Failed) outcome).failure().file()).isEqualTo("V2__second.sql");
    }

    @Test
    void runsWhoseSessionsAnotherScriptEndedGoOn() throws SQLException, IOException {
        project.with(
                        "migration/V2__second.sql",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                                + " AND datname = current_database() AND application_name <> 'me';"
                                + " CREATE TABLE t ();")
                .with("undo/U2__second.sql", "DROP TABLE t;")
                .set("postgresql.transactional.lock", "false");
        SteppedRun main = project.open(Role.MAIN);
        SteppedRun undo = project.open(Role.UNDO);
        SteppedRun again = project.open(Role.AGAIN);
        for (String version : new String[] {"1", "2"}) {
            assertThat(main.step(project.migration(version))).isInstanceOf(Applied.class);
            assertThat(undo.step(project.migration(version))).isInstanceOf(Applied.class);
            assertThat(again.step(project.migration(version))).isInstanceOf(Applied.class);
        }
    }

    @Test
    void migrationThatDropsItsOwnDatabaseFailsByItself() throws SQLException, IOException {
        StepOutcome outcome = second("DROP DATABASE " + project.database.name() + ";", 5, 60);
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(((Failed) outcome).failure().message()).containsAnyOf("cannot drop", "cannot run inside");
    }

    @Test
    void javaMigrationWithoutEndIsEndedToo() throws SQLException, IOException {
        project.set("locations", "filesystem:db/migration,classpath:dev/switchback/flyway/javaendless");
        first();
        StepOutcome outcome = project.open(project.request(Role.MAIN).within(Project.seconds(1, 3)))
                .step(project.migration("2"));
        assertThat(outcome).isInstanceOf(Hung.class);
        assertThat(((Hung) outcome).diagnosis().what()).contains("no statement of it was running");
        assertThat(project.sessionsLeft()).isEmpty();
    }
}
