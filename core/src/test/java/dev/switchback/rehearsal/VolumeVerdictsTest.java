// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static dev.switchback.rehearsal.VolumeHistories.outlook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Verdict;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of volume says of migrations on PostgreSQL that are alike in nothing but their history. */
class VolumeVerdictsTest {

    private static Map<String, CheckResult> results = Map.of();

    @BeforeAll
    static void rehearse(@TempDir Path directory) throws Exception {
        Path seeds = Files.createDirectories(directory.resolve("seed"));
        Files.writeString(
                seeds.resolve("S9__names.sql"),
                "UPDATE buyers SET name = 'Ada ' || id; UPDATE items SET note = 'n' || id;");
        results = new VolumeHistories(directory)
                .with("switchback.volumes", "orders=80M,customers=2M")
                .with("switchback.seedLocations", "filesystem:" + seeds)
                .with("flyway.postgresql.transactional.lock", "false")
                .classes("classpath:dev/switchback/rehearsal/javanotes")
                .file("V1__schema.sql", VolumeHistories.SCHEMA + """
                        CREATE TABLE people (id bigint PRIMARY KEY, name text);
                        CREATE TABLE buyers (id bigint PRIMARY KEY, name text);
                        CREATE TABLE items (
                            id bigint PRIMARY KEY, buyer_id bigint NOT NULL REFERENCES buyers,
                            amount numeric(10, 2) NOT NULL, note text);
                        CREATE TABLE sealed (
                            id int PRIMARY KEY CONSTRAINT nobody CHECK (id < 0 AND id > 0), note text);
                        """)
                .file("V2__rewrite.sql", "ALTER TABLE orders ALTER quantity TYPE bigint;")
                .file("U2__rewrite.sql", "ALTER TABLE orders ALTER quantity TYPE int;")
                .file("V4__default.sql", "ALTER TABLE people ADD channel text NOT NULL DEFAULT 'web';")
                .file("U4__default.sql", "ALTER TABLE people DROP COLUMN channel;")
                .file("V5__table.sql", "CREATE TABLE tags (id bigint PRIMARY KEY, name text UNIQUE);")
                .file(
                        "V6__read.sql",
                        "CREATE TABLE totals AS"
                                + " SELECT customer_id, sum(amount) AS total FROM orders GROUP BY customer_id;")
                .file("V7__index.sql", "CREATE INDEX CONCURRENTLY by_amount ON orders (amount);")
                .file(
                        "V8__join.sql",
                        "UPDATE orders o SET note ="
                                + " (SELECT max(p.note) FROM orders p WHERE p.quantity < o.quantity);")
                .file(
                        "V9__demands.sql",
                        "ALTER TABLE buyers ALTER name SET NOT NULL, ADD UNIQUE (name);"
                                + " ALTER TABLE items ADD CHECK (note IS NOT NULL AND amount > -1000000);")
                .file("V10__sealed.sql", "ALTER TABLE sealed ALTER note TYPE varchar(9);")
                .file("V11__refused.sql", "ALTER TABLE people ALTER name SET NOT NULL, ADD UNIQUE (name);")
                .results();
    }

    private static CheckResult of(String version) {
        CheckResult result = results.get(version);
        assertThat(result).as(results.keySet().toString()).isNotNull();
        return result;
    }

    private static List<Long> counts(Forecast forecast) {
        return forecast.statements().get(0).projection().points().stream()
                .map(Point::rows)
                .toList();
    }

    @Test
    void aRewriteGrowsAndItsWayBackToo() {
        Outlook outlook = outlook(of("V2"));
        assertThat(outlook.measure()).isEqualTo("public.orders");
        assertThat(outlook.rows()).isEqualTo(80_000_000);
        assertThat(outlook.assumed()).isEmpty();
        assertThat(counts(outlook.forward())).containsExactly(300L, 3_000L);
        assertThat(outlook.forward().growth()).isNotEqualTo(Growth.CONSTANT);
        assertThat(outlook.forward().blockedSeconds().middle()).isPositive();
        assertThat(outlook.forward().diskBytes().orElseThrow().middle()).isGreaterThan(1e9);
        assertThat(outlook.back().orElseThrow().growth()).isNotEqualTo(Growth.CONSTANT);
    }

    @Test
    void aScriptInJavaIsMeasuredAsAWhole() {
        CheckResult result = of("V3");

        assertThat(result.migration()).endsWith("V3__Notes");
        assertThat(outlook(result).measure()).isEqualTo("public.orders");
        assertThat(outlook(result).forward().growth()).isEqualTo(Growth.LINEAR);
        assertThat(outlook(result).forward().statements().get(0).projection().points())
                .extracting(point -> point.work().rowsWritten())
                .containsExactly(300L, 3_000L);
        assertThat(outlook(result).forward().diskBytes()).isPresent();
    }

    @Test
    void aColumnWithAConstantDefaultIsConstant() {
        CheckResult result = of("V4");

        assertThat(result.verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(outlook(result).forward().growth()).isEqualTo(Growth.CONSTANT);
        assertThat(outlook(result).isAssumed()).isTrue();
        assertThat(outlook(result).back().orElseThrow().growth()).isEqualTo(Growth.CONSTANT);
    }

    @Test
    void aNewTableIsNotMeasured() {
        assertThat(of("V5").verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(of("V5").outlook()).isEmpty();
    }

    @Test
    void aTableThatIsOnlyReadIsFilledToo() {
        assertThat(outlook(of("V6")).measure()).isEqualTo("public.orders");
        assertThat(outlook(of("V6")).forward().growth()).isEqualTo(Growth.LINEAR);
    }

    @Test
    void anIndexThatIsBuiltConcurrentlyIsMeasured() {
        Outlook outlook = outlook(of("V7"));
        assertThat(outlook.measure()).isEqualTo("public.orders");
        assertThat(outlook.forward().growth()).isEqualTo(Growth.LINEARITHMIC);
        assertThat(outlook.forward().blockedSeconds().middle()).isZero();
    }

    @Test
    void aJoinOfEachRowWithEachFails() {
        CheckResult result = of("V8");

        assertThat(result.verdict()).as(result.toString()).isInstanceOf(Verdict.Failed.class);
        assertThat(result.findings()).extracting(Finding::id).containsExactly("volume-over-budget");
        assertThat(result.findings().get(0).where().statement()).startsWith("UPDATE orders");
        assertThat(outlook(result).forward().growth()).isEqualTo(Growth.WORSE);
    }

    /** What a migration demands of a column must be so in production, or it cannot be released; here a seed has it so. */
    @Test
    void rowsFitWhatTheMigrationDemandsOfThem() {
        assertThat(outlook(of("V9")).forward().statements()).hasSize(3);
        assertThat(outlook(of("V9")).forward().growth()).isEqualTo(Growth.LINEARITHMIC);
    }

    @Test
    void aTableThatCannotBeFilledIsNamed() {
        assertThat(of("V10").outlook()).isEmpty();
        assertThat(of("V10").verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict ->
                                assertThat(verdict.reason()).contains("public.sealed could not be filled: ", "nobody"));
    }

    /** Nobody's fault but the hostile rows': in production no name is missing, or the migration could not be released. */
    @Test
    void whatHostileRowsRefuseIsMeasuredAllTheSame() {
        CheckResult result = of("V11");

        assertThat(result.verdict()).as(result.toString()).isInstanceOf(Verdict.Passed.class);
        assertThat(outlook(result).measure()).isEqualTo("public.people");
        assertThat(outlook(result).forward().growth()).isEqualTo(Growth.LINEARITHMIC);
    }
}
