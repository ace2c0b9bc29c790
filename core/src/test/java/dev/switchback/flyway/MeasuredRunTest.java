// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.forecast.Work;
import dev.switchback.migration.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of which somebody wants to know what each statement costs. */
class MeasuredRunTest {

    private Project project;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException, IOException {
        project = new Project(directory).with("migration/V1__tables.sql", """
                CREATE TABLE a (id int PRIMARY KEY, t text);
                INSERT INTO a SELECT g, 'x' FROM generate_series(1, 1000) g;
                CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
                """);
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    private StepOutcome second(boolean measured, String sql) throws SQLException, IOException {
        project.with("migration/V2__second.sql", sql);
        RunRequest request = project.request(Role.MAIN);
        SteppedRun run = project.open(measured ? request.measuring() : request);
        run.step(project.migration("1"));
        return run.step(project.migration("2"));
    }

    @Test
    void eachStatementOfAScriptHasItsCost() throws SQLException, IOException {
        StepOutcome outcome = second(true, "UPDATE a SET t = 'y';\nCREATE INDEX i ON a (t);\nSELECT 1;");

        assertThat(outcome.statements())
                .extracting(StatementRun::work)
                .extracting(Work::kinds)
                .asString()
                .contains("[index build]")
                .contains("data change")
                .endsWith(" []]");
        assertThat(outcome.statements())
                .extracting(run -> run.work().rowsWritten())
                .containsExactly(1000L, 0L, 0L);
    }

    @Test
    void ofManySmallStatementsNotEachIsLookedAtAndNoneIsLost() throws SQLException, IOException {
        StepOutcome outcome = second(
                true,
                IntStream.range(0, 210)
                        .mapToObj(id -> "INSERT INTO a VALUES (" + (5_000 + id) + ", 'z');\n")
                        .collect(Collectors.joining()));

        assertThat(outcome.statements().stream()
                        .mapToLong(run -> run.work().rowsWritten())
                        .filter(rows -> rows != Work.UNKNOWN)
                        .sum())
                .isEqualTo(210);
        assertThat(outcome.statements())
                .filteredOn(run -> run.work().equals(Work.NOT_MEASURED))
                .hasSizeGreaterThan(100);
        assertThat(outcome.work().rowsWritten()).isEqualTo(210);
    }

    @Test
    void statementsThatTakeTimeTogetherAreLookedAtHoweverManyThereAre() throws SQLException, IOException {
        StepOutcome outcome = second(true, "SELECT pg_sleep(0.004);\n".repeat(70));

        // Every third, and more on a machine that has other work: whenever they have taken 10 ms, and in the end.
        List<Duration> together = new ArrayList<>();
        Duration unseen = Duration.ZERO;
        for (StatementRun run : outcome.statements().subList(40, 70)) {
            unseen = unseen.plus(run.duration());
            if (run.work().equals(Work.NOT_MEASURED)) {
                assertThat(unseen).isLessThanOrEqualTo(Duration.ofMillis(10));
            } else {
                together.add(unseen);
                unseen = Duration.ZERO;
            }
        }
        assertThat(together).hasSizeGreaterThanOrEqualTo(9);
        assertThat(together.subList(0, together.size() - 1))
                .allSatisfy(time -> assertThat(time).isGreaterThan(Duration.ofMillis(10)));
    }

    @Test
    void nothingIsMeasuredUnlessAskedFor() throws SQLException, IOException {
        StepOutcome outcome = second(false, "UPDATE a SET t = 'y';");

        assertThat(outcome.statements()).extracting(StatementRun::work).containsExactly(Work.NOT_MEASURED);
        assertThat(((Applied) outcome).commit().duration()).isZero();
    }

    @Test
    void constraintsThatAreCheckedAtTheCommitAreInItsTime() throws SQLException, IOException {
        Applied outcome = (Applied) second(true, "INSERT INTO b SELECT id FROM a, generate_series(1, 20);");

        assertThat(outcome.commit().duration()).isGreaterThan(Duration.ofMillis(5));
        assertThat(project.ask("SELECT count(*) FROM b")).isEqualTo("20000");
    }

    @Test
    void commitThatIsRefusedFailsTheScript() throws SQLException, IOException {
        StepOutcome outcome = second(true, "INSERT INTO b VALUES (-1);");

        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
        assertThat(((StepOutcome.Failed) outcome).failure().message()).contains("violates foreign key constraint");
        assertThat(project.ask("SELECT count(*) FROM b")).isEqualTo("0");
    }

    @Test
    void firstStatementOfABatchHasTheCostOfAll() throws SQLException, IOException {
        project.set("batch", "true");
        StepOutcome outcome = second(true, "INSERT INTO a VALUES (2001);\nINSERT INTO a VALUES (2002);");

        assertThat(outcome.statements())
                .extracting(run -> run.work().rowsWritten())
                .containsExactly(2L, 0L);
    }

    /**
     * Between two statements there is also what Flyway does for itself, in which a busy machine may hold it up: it takes a small part of what
     * looking takes, at least in one of a few attempts.
     */
    @Test
    void lookingIsNotInTheTimeOfTheScript() throws SQLException, IOException {
        List<String> versions = List.of("2", "3", "4", "5", "6");
        for (String version : versions) {
            project.with("migration/V" + version + "__looks.sql", "SELECT 1;\n".repeat(200));
        }
        SteppedRun run = project.open(project.request(Role.MAIN).measuring());
        run.step(project.migration("1"));
        double least = 1;
        for (String version : versions) {
            least = least < 0.5 ? least : Math.min(least, partInTheTimeOfTheScript(run, project.migration(version)));
        }

        assertThat(least).isLessThan(0.5);
    }

    /** How much of the time that was no statement's is counted as the script's. */
    private static double partInTheTimeOfTheScript(SteppedRun run, Migration migration) throws SQLException {
        long begin = System.nanoTime();
        StepOutcome outcome = run.step(migration);
        Duration whole = Duration.ofNanos(System.nanoTime() - begin);
        Duration statements =
                outcome.statements().stream().map(StatementRun::duration).reduce(Duration.ZERO, Duration::plus);
        return (double) outcome.duration().minus(statements).toNanos()
                / whole.minus(statements).toNanos();
    }

    @Test
    void lookingIsNotInTheTimeOfABatch() throws SQLException, IOException {
        project.set("batch", "true");
        StepOutcome outcome = second(
                true,
                IntStream.range(0, 40)
                        .mapToObj(id -> "INSERT INTO a VALUES (" + (5_000 + id) + ", 'z');\n")
                        .collect(Collectors.joining()));

        assertThat(outcome.statements().subList(1, 40))
                .filteredOn(run -> run.duration().compareTo(Duration.ofMillis(1)) < 0)
                .hasSizeGreaterThan(20);
    }

    /** Neither Flyway's own sessions nor those that look at the script outlive it. */
    @Test
    void scriptThatEndsAllOtherSessionsIsMeasuredAsItRuns() throws SQLException, IOException {
        project.set("postgresql.transactional.lock", "false");
        String sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid();\nUPDATE a SET t = 'y';";

        assertThat(second(true, sql).statements()).hasSize(2);
    }

    @Test
    void scriptWithoutATransactionIsMeasuredToo() throws SQLException, IOException {
        project.set("postgresql.transactional.lock", "false");
        StepOutcome outcome = second(true, "CREATE INDEX CONCURRENTLY i ON a (t);");

        assertThat(outcome.statements())
                .singleElement()
                .satisfies(run -> assertThat(run.work().kinds()).containsExactly(Work.Kind.INDEX_BUILD));
        assertThat(((Applied) outcome).commit().duration()).isZero();
    }

    private long temporaryBytes(String memory) throws SQLException, IOException {
        Applied outcome = (Applied)
                second(
                        true,
                        "SET LOCAL work_mem = '" + memory
                                + "';\nCREATE TABLE c AS SELECT g, md5(g::text) m FROM generate_series(1, 20000) g ORDER BY m;");
        return outcome.commit().work().temporaryBytes();
    }

    @Test
    void temporaryFilesOfATransactionAreKnownAtItsCommit() throws SQLException, IOException {
        assertThat(temporaryBytes("64kB")).isGreaterThan(500_000);
    }

    @Test
    void whatFitsIntoMemoryLeavesNoTemporaryFiles() throws SQLException, IOException {
        assertThat(temporaryBytes("256MB")).isZero();
    }
}
