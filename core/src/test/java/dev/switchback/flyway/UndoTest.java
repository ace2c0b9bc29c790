// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Jdbc;
import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.flyway.StepOutcome.Failed;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {

    private Project project;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException, IOException {
        project = new Project(directory)
                .with("migration/V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);")
                .with("migration/V2__order.sql", "CREATE TABLE orders (id int, shop int REFERENCES shop);")
                .with("undo/U1__shop.sql", "DROP TABLE shop;")
                .with("undo/U2__order.sql", "DROP TABLE orders;");
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    private HeadRun.Outcome migrate() throws SQLException {
        return HeadRun.toHead(project.settings(), project.database, Project.PROBES)
                .run();
    }

    private StepOutcome undo(String version) throws SQLException {
        return new Undo(project.settings(), project.database, Project.PROBES, RunRequest.Limits.DEFAULT)
                .run(project.migration(version));
    }

    /** Flyway as a user has it, without any of ours. */
    private Flyway flyway() {
        return Flyway.configure()
                .loggers(SilentLog.class.getName())
                .dataSource(project.database.url(), project.database.user(), project.database.password())
                .locations("filesystem:" + project.directory + "/db/migration")
                .load();
    }

    /** What has become of it by then nobody knows; the next undo is not to run as if nothing had been. */
    @Test
    void anUndoThatNobodyCanLookAfterIsGivenUpAndLeavesASign() throws Exception {
        String name = project.database.name();
        project.with("undo/U2__order.sql", "SELECT pg_sleep(30);\nDROP TABLE orders;");
        migrate();
        try (Connection other = project.scratch.connect()) {
            CompletableFuture<Void> shut = CompletableFuture.runAsync(() -> shut(other, name));

            assertThatThrownBy(() -> undo("2")).isInstanceOf(SQLException.class);

            shut.join();
            Jdbc.execute(other, "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS true");
        }
        assertThat(project.ask("SELECT to_regclass('switchback_undo_in_progress') IS NOT NULL"))
                .isEqualTo("t");
        assertThat(history()).isEqualTo("1 SQL, 2 SQL");
    }

    /** Lets nobody in any more once the undo runs, and ends the session that looks after it. */
    private static void shut(Connection other, String name) {
        try {
            while (Jdbc.text(
                            other,
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND query LIKE 'SELECT pg_sleep%'",
                            name)
                    .equals("0")) {
                Thread.sleep(10);
            }
            Jdbc.execute(other, "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS false");
            Jdbc.query(
                    other,
                    row -> row.getBoolean(1),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND query LIKE '%pg_blocking_pids%'",
                    name);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String history() throws SQLException {
        return project.ask(
                "SELECT string_agg(version || ' ' || type, ', ' ORDER BY installed_rank) FROM flyway_schema_history");
    }

    @Test
    void undoneVersionIsPendingToFlywayAndAppliedAgain() throws SQLException {
        assertThat(migrate().isClean()).isTrue();
        for (int round = 0; round < 2; round++) {
            assertThat(undo("2")).isInstanceOf(Applied.class);
            assertThat(project.ask("SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
            assertThat(flyway().info().pending())
                    .singleElement()
                    .satisfies(info -> assertThat(info.getVersion()).hasToString("2"));
            assertThat(flyway().info().current().getVersion()).hasToString("1");
            assertThat(Flyway.configure()
                            .configuration(flyway().getConfiguration())
                            .ignoreMigrationPatterns("*:pending")
                            .load()
                            .validateWithResult()
                            .validationSuccessful)
                    .isTrue();
            assertThat(flyway().migrate().migrationsExecuted).isEqualTo(1);
        }
        assertThat(history()).isEqualTo("1 SQL, 2 SQL, 2 DELETE, 2 SQL, 2 DELETE, 2 SQL");
        assertThat(flyway().info().current().getState()).isEqualTo(MigrationState.SUCCESS);
    }

    @Test
    void versionsAreUndoneOneAfterTheOther() throws SQLException {
        migrate();
        undo("2");
        undo("1");
        assertThat(history()).isEqualTo("1 SQL, 2 SQL, 2 DELETE, 1 DELETE");
        assertThat(project.ask("SELECT string_agg(relname, ',') FROM pg_class WHERE relkind = 'r'"
                        + " AND relnamespace = 'public'::regnamespace"))
                .isEqualTo("flyway_schema_history");
        assertThat(migrate().isClean()).isTrue();
    }

    @Test
    void onlyTheNewestAppliedVersionIsUndone() throws SQLException {
        assertThatThrownBy(() -> undo("1"))
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContaining("no version is applied");
        migrate();
        assertThatThrownBy(() -> undo("1"))
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContaining("the newest applied version is 2");
        undo("2");
        assertThatThrownBy(() -> undo("2"))
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContaining("the newest applied version is 1");
    }

    @Test
    void failedUndoLeavesEverythingAsItWas() throws SQLException, IOException {
        project.with("undo/U2__order.sql", "DROP TABLE orders;\nDROP TABLE nothing;");
        migrate();
        StepOutcome outcome = undo("2");
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(((Failed) outcome).failure().file()).isEqualTo("U2__order.sql");
        assertThat(((Failed) outcome).failure().line()).isEqualTo(2);
        assertThat(history()).isEqualTo("1 SQL, 2 SQL");
        assertThat(project.ask("SELECT to_regclass('orders') IS NULL")).isEqualTo("f");
        assertThat(project.ask("SELECT to_regclass('switchback_undo_in_progress') IS NULL"))
                .isEqualTo("t");
        assertThat(project.sessionsLeft()).isEmpty();
    }

    @Test
    void undoThatCannotRunInATransactionIsRecordedToo() throws SQLException, IOException {
        project.with("migration/V3__index.sql", "CREATE INDEX shop_i ON shop (id);")
                .with("undo/U3__index.sql", "DROP INDEX CONCURRENTLY shop_i;");
        migrate();
        assertThat(undo("3")).isInstanceOf(Applied.class);
        assertThat(history()).endsWith("3 SQL, 3 DELETE");
        assertThat(migrate().isClean()).isTrue();
    }

    @Test
    void undoWaitsForNoMigrateThatIsUnderWay() throws SQLException {
        try (SteppedRun run = project.open(Role.MAIN)) {
            run.step(project.migration("1"));
            assertThatThrownBy(() -> undo("1"))
                    .isInstanceOf(HistoryProblem.class)
                    .hasMessageContaining("a migrate is running");
        }
        assertThat(undo("1")).isInstanceOf(Applied.class);
    }

    @Test
    void runToATargetStopsThereAndGoesOn() throws SQLException, IOException {
        project.with("migration/R__view.sql", "CREATE OR REPLACE VIEW all_orders AS SELECT * FROM orders;");
        HeadRun.Outcome first = HeadRun.to(Version.parse("1"), project.settings(), project.database, Project.PROBES)
                .run();
        assertThat(first.failure()).isEmpty();
        assertThat(history()).isEqualTo("1 SQL");
        assertThat(migrate().isClean()).isTrue();
        assertThat(project.ask("SELECT count(*) FROM all_orders")).isEqualTo("0");
    }

    @Test
    void validateFindsWhatWasChangedAfterwards() throws SQLException, IOException {
        assertThat(migrate().isClean()).isTrue();
        project.with("migration/V2__order.sql", "SELECT 'something else';");
        HeadRun.Outcome outcome = migrate();
        assertThat(outcome.isClean()).isFalse();
        assertThat(outcome.failure().orElseThrow().message()).contains("checksum mismatch");
    }

    @Test
    void headRunThatFailsNamesTheScript() throws SQLException, IOException {
        project.with("migration/V3__typo.sql", "SELECT 1;\nSELEKT 2;");
        Failure failure = migrate().failure().orElseThrow();
        assertThat(failure.file()).isEqualTo("V3__typo.sql");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(history()).isEqualTo("1 SQL, 2 SQL");
    }

    @Test
    void headRunThatWaitsForFlywaysOwnLockIsEnded() throws SQLException, IOException {
        project.with("migration/V3__index.sql", "CREATE INDEX CONCURRENTLY shop_i ON shop (id);");
        assertThat(migrate().hang().orElseThrow().cause()).isEqualTo(Diagnosis.Cause.FLYWAY_LOCK);
        project.execute("DROP INDEX IF EXISTS shop_i");
        project.set("postgresql.transactional.lock", "false");
        assertThat(migrate().isClean()).isTrue();
    }
}
