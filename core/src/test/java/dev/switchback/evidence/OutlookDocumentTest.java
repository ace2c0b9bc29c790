// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.switchback.forecast.Fit;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.ScarceMemory;
import dev.switchback.forecast.Script;
import dev.switchback.forecast.StatementForecast;
import dev.switchback.forecast.Work;
import dev.switchback.migration.Migration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A forecast survives being written and read, with all that a plot needs. */
class OutlookDocumentTest {

    private static Forecast forecast() {
        Work first = new Work(1_000, 0, Work.UNKNOWN, 4_096, 8_192, 0, Set.of(Work.Kind.SCAN, Work.Kind.INDEX_BUILD));
        Work second = new Work(10_000, 0, Work.UNKNOWN, 40_960, 81_920, 0, first.kinds());
        return new Script(List.of(
                        new Script.Measured(
                                3,
                                "CREATE INDEX …",
                                true,
                                List.of(
                                        new Point(1_000, List.of(0.25, 0.125), first),
                                        new Point(10_000, List.of(2.5), second)),
                                Optional.of(new ScarceMemory(0.000125, 6, 4_096))),
                        new Script.Measured(
                                0,
                                "COMMIT",
                                false,
                                List.of(
                                        new Point(1_000, List.of(0.5), Work.NONE),
                                        new Point(10_000, List.of(0.5), Work.NONE)),
                                Optional.empty())))
                .at(80_000_000, 1);
    }

    private static String written(Outlook outlook) {
        Migration migration = Sample.versioned("1", "create index");
        CheckResult result = new CheckResult(
                migration.name(),
                new CheckId("volume"),
                new Verdict.Passed(),
                List.of(),
                Optional.of(outlook),
                Duration.ofMillis(31));
        return EvidenceWriter.write(Evidence.complete(
                Sample.header("shop", "run"), Sample.ENDED, MigrationEvidence.of(List.of(migration), List.of(result))));
    }

    private static Outlook read(String text) {
        return EvidenceReader.read(text)
                .migrations()
                .get(0)
                .results()
                .get(0)
                .outlook()
                .orElseThrow();
    }

    @Test
    void whatIsWrittenIsRead() {
        Outlook outlook =
                new Outlook("public.orders", 80_000_000, List.of("public.tags"), forecast(), Optional.of(forecast()));

        String text = written(outlook);

        assertThat(written(read(text))).isEqualTo(text);
        assertThat(read(text).forward().statements().get(0).projection().points())
                .isEqualTo(outlook.forward().statements().get(0).projection().points());
        assertThat(read(text).forward().growth()).isEqualTo(outlook.forward().growth());
        assertThat(read(text).rows()).isEqualTo(80_000_000);
        assertThat(read(text).assumed()).containsExactly("public.tags");
    }

    /** With the formula of docs/evidence.md a reader draws the curve through the points, and on to production's volume. */
    @Test
    void theCurveGoesThroughThePointsAndTheForecast() {
        StatementForecast index = read(written(
                        new Outlook("orders", 80_000_000, List.of(), forecast(), Optional.empty())))
                .forward()
                .statements()
                .get(0);

        assertThat(curve(index.projection().fit(), 10_000)).isCloseTo(2.5, withPercentage(1));
        assertThat(curve(index.projection().fit(), 80_000_000))
                .isCloseTo(index.seconds().middle(), withPercentage(1));
    }

    private static double curve(Fit fit, double rows) {
        assertThat(fit.growth()).isEqualTo(Growth.LINEARITHMIC);
        double decades = Math.max(0, Math.log10(rows / fit.upTo()));
        return fit.fixed() + fit.perUnit() * rows * Math.log(rows) / Math.log(2) * Math.pow(fit.drift(), decades);
    }

    @Test
    void ofALongStatementTheBeginningIsKept() {
        Outlook outlook = new Outlook("orders", 5, List.of(), forecast(), Optional.empty())
                .with(command -> "INSERT " + "😀".repeat(5_000));

        String command = read(written(outlook)).forward().statements().get(0).command();

        assertThat(command).hasSizeBetween(900, 1_001).startsWith("INSERT 😀").endsWith("😀…");
    }

    @Test
    void aForecastThatLacksSomethingIsRefusedWithItsPlace() {
        String text = written(new Outlook("orders", 5, List.of(), forecast(), Optional.empty()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text.replaceFirst("\"perUnit\": [^,]*,", "")))
                .withMessage("migrations[0].checks[0].volume.forward.statements[0].fit.perUnit is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text.replaceFirst("\"blocksWrites\": true", "\"blocksWrites\": \"yes\"")))
                .withMessage(
                        "migrations[0].checks[0].volume.forward.statements[0].blocksWrites is neither true nor false: \"yes\"");
    }
}
