// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.flyway.StepOutcome.Failed;
import dev.switchback.flyway.StepOutcome.Hung;
import dev.switchback.migration.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteppedRunTest {

    /** What any other wait has until it is ended: several times as long as this one, on a machine with other work, too. */
    private static final Duration HANG = RunRequest.Limits.DEFAULT.hang();

    private Project project;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException, IOException {
        project = new Project(directory)
                .with(
                        "migration/V1__shop.sql",
                        "CREATE TABLE shop (id int PRIMARY KEY);\nCREATE INDEX shop_i ON shop (id);")
                .with("migration/V2__order.sql", "CREATE TABLE orders (id int, shop int REFERENCES shop);")
                .with("undo/U1__shop.sql", "DROP TABLE shop;")
                .with("undo/U2__order.sql", "DROP TABLE orders;");
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    private static Applied applied(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(Applied.class);
        return (Applied) outcome;
    }

    @Test
    void eachStepAppliesOneMigrationAndCommitsIt() throws SQLException {
        SteppedRun run = project.open(Role.MAIN);
        Applied first = applied(run.step(project.migration("1")));
        assertThat(first.statements()).hasSize(2);
        assertThat(project.ask("SELECT to_regclass('shop') || ' ' || coalesce(to_regclass('orders')::text, 'none')"))
                .isEqualTo("shop none");
        assertThat(project.ask("SELECT string_agg(version, ',') FROM flyway_schema_history"))
                .isEqualTo("1");
        applied(run.step(project.migration("2")));
        assertThat(project.ask("SELECT string_agg(version, ',') FROM flyway_schema_history"))
                .isEqualTo("1,2");
    }

    /** Otherwise whoever else uses an existing server could make a sound migration fail. */
    @Test
    void aServerThatHasNoConnectionLeftSaysNothingOfTheScript() throws Exception {
        project.execute("CREATE ROLE few LOGIN CONNECTION LIMIT 2 PASSWORD 'few'");
        project.execute("GRANT ALL ON SCHEMA public TO few");
        Database few = new Database(project.database.url(), "few", "few", project.database.name());
        try (SteppedRun run =
                SteppedRun.open(RunRequest.main(project.settings(), few, project.history(), Project.PROBES))) {
            Connection one = few.connect();
            Connection other = few.connect();
            assertThatThrownBy(() -> run.step(project.migration("1")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("too many connections for role");
            one.close();
            other.close();
            // The run's own end needs a connection, and the server learns of these a moment later.
            while (!project.ask("SELECT count(*) FROM pg_stat_activity WHERE usename = 'few'")
                    .equals("0")) {
                Thread.sleep(10);
            }
        } finally {
            project.execute("REVOKE ALL ON SCHEMA public FROM few; DROP ROLE few");
        }
    }

    @Test
    void undoAndSecondApplicationRunBesideTheRecordedOne() throws SQLException {
        SteppedRun main = project.open(Role.MAIN);
        SteppedRun undo = project.open(Role.UNDO);
        SteppedRun again = project.open(Role.AGAIN);
        for (String version : new String[] {"1", "2"}) {
            applied(main.step(project.migration(version)));
            applied(undo.step(project.migration(version)));
            String table = version.equals("1") ? "shop" : "orders";
            assertThat(project.ask("SELECT to_regclass('" + table + "') IS NULL"))
                    .isEqualTo("t");
            applied(again.step(project.migration(version)));
            assertThat(project.ask("SELECT to_regclass('" + table + "') IS NULL"))
                    .isEqualTo("f");
        }
        assertThat(project.ask("SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class"
                        + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"))
                .isEqualTo("flyway_schema_history,orders,shop");
    }

    @Test
    void secondApplicationBeginsWithWhicheverRepeatableItIsAskedFor() throws SQLException, IOException {
        project.with("migration/R__a.sql", "CREATE VIEW a AS SELECT 1;")
                .with("migration/R__b.sql", "CREATE OR REPLACE VIEW b AS SELECT 1;");
        SteppedRun main = project.open(Role.MAIN);
        for (String label : new String[] {"1", "2", "a", "b"}) {
            applied(main.step(project.migration(label)));
        }
        assertThat(project.open(Role.AGAIN).step(project.migration("a"))).isInstanceOf(Failed.class);
        applied(project.open(Role.AGAIN).step(project.migration("b")));
    }

    @Test
    void parkedSessionsHoldNothingButFlywaysOwnLock() throws SQLException {
        applied(project.open(Role.MAIN).step(project.migration("1")));
        assertThat(project.sessions()).isEqualTo("idle, idle in transaction");
        applied(project.open(Role.UNDO).step(project.migration("1")));
        applied(project.open(Role.AGAIN).step(project.migration("1")));
        // One of the undo's has looked up what the table was called that it dropped.
        assertThat(project.sessions()).isEqualTo("idle, idle, idle, idle, idle in transaction");
    }

    @Test
    void closedRunLeavesNoSessionAndNoRecord() throws SQLException {
        SteppedRun run = project.open(Role.MAIN);
        applied(run.step(project.migration("1")));
        run.close();
        assertThat(project.sessionsLeft()).isEmpty();
        assertThat(project.ask("SELECT string_agg(version || success, ',') FROM flyway_schema_history"))
                .isEqualTo("1true");
    }

    @Test
    void anotherRunContinuesWhereAClosedOneStopped() throws SQLException {
        SteppedRun run = project.open(Role.MAIN);
        applied(run.step(project.migration("1")));
        run.close();
        applied(project.open(Role.MAIN).step(project.migration("2")));
        applied(project.open(Role.UNDO).step(project.migration("2")));
        applied(project.open(Role.AGAIN).step(project.migration("2")));
    }

    @Test
    void failureNamesFileLineAndServersMessage() throws SQLException, IOException {
        project.with("migration/V3__typo.sql", "SELECT 1;\n\n-- a comment\nSELECT\n  2,\n  nonsense;\n");
        SteppedRun run = project.open(Role.MAIN);
        applied(run.step(project.migration("1")));
        applied(run.step(project.migration("2")));
        StepOutcome outcome = run.step(project.migration("3"));
        assertThat(outcome).isInstanceOf(Failed.class);
        Failure failure = ((Failed) outcome).failure();
        assertThat(failure.message()).contains("column \"nonsense\" does not exist");
        assertThat(failure.sqlState()).isEqualTo("42703");
        assertThat(failure.file()).isEqualTo("V3__typo.sql");
        assertThat(failure.line()).isEqualTo(6);
        assertThat(failure.statement()).contains("nonsense");
        assertThat(failure.connectionLost()).isFalse();
        assertThat(outcome.committedByItself()).isFalse();
        assertThat(outcome.statements()).hasSize(1);
        assertThat(project.sessionsLeft()).isEmpty();
        assertThatThrownBy(() -> run.step(project.migration("3"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void concurrentIndexUnderFlywaysLockIsEndedSoonAndExplained() throws SQLException, IOException {
        project.with("migration/V3__index.sql", "-- for the list\n\nCREATE INDEX CONCURRENTLY slow\n  ON shop (id);");
        SteppedRun run = project.open(Role.MAIN);
        applied(run.step(project.migration("1")));
        applied(run.step(project.migration("2")));
        Migration third = project.migration("3");
        long before = System.nanoTime();
        StepOutcome outcome = run.step(third);
        assertThat(outcome).isInstanceOf(Hung.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(HANG);
        Diagnosis diagnosis = ((Hung) outcome).diagnosis();
        assertThat(diagnosis.cause()).isEqualTo(Diagnosis.Cause.FLYWAY_LOCK);
        assertThat(diagnosis.remedy()).contains("flyway.postgresql.transactional.lock=false");
        assertThat(diagnosis.statement()).contains("CONCURRENTLY");
        assertThat(diagnosis.line()).isEqualTo(3);
        assertThat(project.sessionsLeft()).isEmpty();
    }

    @Test
    void concurrentIndexWithoutTransactionalLockDoesNotWaitForParkedRuns() throws SQLException, IOException {
        project.set("postgresql.transactional.lock", "false")
                .with("migration/V3__index.sql", "CREATE INDEX CONCURRENTLY slow ON shop (id);")
                .with("undo/U3__index.sql", "DROP INDEX CONCURRENTLY slow;");
        SteppedRun main = project.open(Role.MAIN);
        SteppedRun undo = project.open(Role.UNDO);
        SteppedRun again = project.open(Role.AGAIN);
        for (String version : new String[] {"1", "2", "3"}) {
            applied(main.step(project.migration(version)));
            applied(undo.step(project.migration(version)));
            Applied second = applied(again.step(project.migration(version)));
            assertThat(second.touched().unknown().isPresent()).isEqualTo(version.equals("3"));
        }
    }
}
