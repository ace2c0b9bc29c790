// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static dev.switchback.rehearsal.VolumeHistories.outlook;
import static dev.switchback.rehearsal.VolumeHistories.temporaryBytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Verdict;
import dev.switchback.forecast.Forecast;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of volume says on PostgreSQL under settings of all kinds. */
class VolumeRehearsalTest {

    @TempDir
    private Path directory;

    private VolumeHistories history = new VolumeHistories(Path.of(""));

    @BeforeEach
    void empty() {
        history = new VolumeHistories(directory);
    }

    private CheckResult measured(String change) throws Exception {
        Map<String, CheckResult> results = history.file("V1__schema.sql", VolumeHistories.SCHEMA)
                .file("V2__change.sql", change)
                .results();
        return results.get("V2");
    }

    private static Forecast forward(CheckResult result) {
        return outlook(result).forward();
    }

    @Test
    void aSortGoesToDiskInProductionUnlessItHasTheMemoryThatThereIs() throws Exception {
        String sort = " AS SELECT a.customer_id, a.amount, a.note FROM orders a ORDER BY note, amount;";
        Map<String, CheckResult> results = history.with("switchback.volume.counts", "3K,30K")
                .with("switchback.volumes", "orders=30M,few=30K")
                .file(
                        "V1__schema.sql",
                        VolumeHistories.SCHEMA
                                + "CREATE TABLE few (customer_id bigint, amount numeric(10, 2) NOT NULL, note text);")
                .file("V2__usual.sql", "CREATE TABLE sorted" + sort)
                .file("V3__sets_its_own.sql", "SET LOCAL work_mem = '512MB';\nCREATE TABLE sorted_too" + sort)
                .file("V4__as_many_as_there_are.sql", "CREATE TABLE sorted_few" + sort.replace("orders", "few"))
                .results();

        Forecast usual = forward(results.get("V2"));
        assertThat(temporaryBytes(usual)).isGreaterThan(500_000);
        assertThat(usual.statements().get(0).projection().scarce().orElseThrow().part())
                .isEqualTo(0.001);
        assertThat(usual.diskBytes().orElseThrow().middle()).isGreaterThan(1_000.0 * temporaryBytes(usual));
        assertThat(temporaryBytes(forward(results.get("V3")))).isZero();
        assertThat(forward(results.get("V4")).statements().get(0).projection().scarce())
                .isEmpty();
    }

    @Test
    void budgetsAndLimitsHoldUnlessTheHeaderAllowsMore() throws Exception {
        Map<String, CheckResult> results = history.with("switchback.limit.warning", "1ms")
                .with("switchback.limit.failure", "2ms")
                .with("switchback.limit.disk", "1GB")
                .with("switchback.limit.log", "1GB")
                .with("switchback.volumes", "customers=1M,orders=1M,many=1G")
                .file("V1__schema.sql", VolumeHistories.SCHEMA + "CREATE TABLE many (id int PRIMARY KEY, note text);")
                .file("V2__refused.sql", "ALTER TABLE orders ALTER quantity TYPE bigint;")
                .file("V3__allowed.sql", "-- Budget: 2h\nALTER TABLE orders ALTER amount TYPE numeric(12, 3);")
                .file("V4__unreadable.sql", "-- Budget: a while\nALTER TABLE orders ADD more int;")
                .file("V5__large.sql", "-- Budget: 900h\nUPDATE many SET note = 'x';")
                .results();

        CheckResult refused = results.get("V2");
        assertThat(refused.findings()).extracting(Finding::id).containsExactly("volume-over-budget");
        assertThat(refused.findings().get(0).what()).contains("It is made of: line 1 (rewrite, index build) ");
        assertThat(results.get("V3").findings()).isEmpty();
        assertThat(results.get("V4").findings()).extracting(Finding::id).contains("budget-unreadable");
        assertThat(results.get("V5").findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder("volume-disk", "volume-log");
    }

    @Test
    void aBudgetForOneCountSaysNothingOfGrowth() throws Exception {
        history.with("switchback.volume.budget", "1ms");

        CheckResult result = measured("ALTER TABLE orders ALTER quantity TYPE bigint;");

        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict -> assertThat(verdict.reason()).contains("Raise switchback.volume.budget"));
    }

    @Test
    void aScriptThatDoesNotEndIsEnded() throws Exception {
        history.with("switchback.volume.budget", "5s");
        history.with("switchback.volumes", "orders=1K");

        CheckResult result = measured("UPDATE orders SET note = pg_sleep(0.1)::text;");

        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict -> assertThat(verdict.reason()).contains("was ended after", "line 1"));
    }

    @Test
    void aNameThatIsNoTableIsAnError() throws Exception {
        history.with("switchback.volumes", "ordrs=80M");

        CheckResult result = measured("UPDATE orders SET note = 'x';");

        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict -> assertThat(verdict.reason()).contains("ordrs", "did you mean orders?"));
    }

    /** A role is there for the whole server, so that the script cannot run on a third database of it. */
    @Test
    void aHistoryThatMakesARoleIsMeasuredOnAServerOfItsOwn() throws Exception {
        Map<String, CheckResult> results = history.file("V1__schema.sql", VolumeHistories.SCHEMA)
                .file("V2__role.sql", "CREATE ROLE volume_reader; GRANT SELECT ON orders TO volume_reader;")
                .file("V3__change.sql", "ALTER TABLE orders ALTER quantity TYPE bigint;")
                .file("V4__change.sql", "ALTER TABLE orders ALTER amount TYPE numeric(12, 3);")
                .results();

        assertThat(results.values())
                .extracting(result -> result.verdict().getClass().getSimpleName())
                .containsExactly("Passed", "Inconclusive", "Passed", "Passed");
        assertThat(results.get("V2").verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict -> assertThat(verdict.reason()).contains("volume_reader", "already exists"));
        assertThat(results.get("V3").outlook()).isPresent();
        assertThat(results.get("V4").outlook()).isPresent();
    }
}
