// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Verdict;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.Script;
import dev.switchback.forecast.Work;
import dev.switchback.forecast.Work.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the console says of production's volume. */
class ForecastLinesTest {

    private static final Forecast REWRITE = forecast(true, 1, Set.of(Kind.SCAN, Kind.REWRITE));
    private static final Forecast CATALOG = forecast(false, 0, Set.of());

    private static Forecast forecast(boolean blocks, int perRow, Set<Kind> kinds) {
        Point small = new Point(10_000, List.of(0.001 + perRow * 0.01), work(10_000 * perRow, kinds));
        Point large = new Point(100_000, List.of(0.001 + perRow * 0.1), work(100_000 * perRow, kinds));
        return new Script(List.of(new Script.Measured(
                        1, "ALTER TABLE orders …", blocks, List.of(small, large), Optional.empty())))
                .at(80_000_000, 1);
    }

    private static Work work(long rows, Set<Kind> kinds) {
        return new Work(rows, 0, Work.UNKNOWN, 100 * rows, 200 * rows, Work.UNKNOWN, kinds);
    }

    private static CheckResult result(String migration, Forecast forward, Forecast back) {
        return result(migration, new Outlook("public.orders", 80_000_000, List.of(), forward, Optional.of(back)));
    }

    private static CheckResult result(String migration, Outlook outlook) {
        return new CheckResult(
                migration, new CheckId("volume"), new Verdict.Passed(), List.of(), Optional.of(outlook), Duration.ZERO);
    }

    @Test
    void whatGrowsHasItsLineAndTheRestIsCounted() {
        List<String> lines = ForecastLines.of(List.of(
                result("V1__a.sql", CATALOG, CATALOG),
                result("V2__b.sql", REWRITE, CATALOG),
                result("V3__c.sql", CATALOG, CATALOG)));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches("V2__b\\.sql grows linearly: [\\d.]+ to [\\d.]+ minutes on 80 million rows of public\\.orders;"
                        + " all of it under a lock that blocks writes;"
                        + " needs \\d+ to \\d+ GB of free disk; writes [\\d.]+ to [\\d.]+ GB of log;"
                        + " the way back takes constant time, under 0\\.1 seconds");
        assertThat(lines.get(1)).isEqualTo("2 migrations that touch older tables take constant time, there and back");
    }

    @Test
    void aWayBackThatGrowsHasItsLineToo() {
        assertThat(ForecastLines.of(List.of(result("V1__a.sql", CATALOG, REWRITE))))
                .singleElement()
                .asString()
                .startsWith("V1__a.sql takes constant time, under 0.1 seconds; the way back grows linearly: ");
    }

    @Test
    void whatWritersWaitForIsToldFromTheRest() {
        Forecast half = new Forecast(
                List.of(
                        forecast(true, 1, Set.of(Kind.SCAN)).statements().get(0),
                        forecast(false, 1, Set.of(Kind.SCAN)).statements().get(0)),
                Optional.empty(),
                Optional.empty());

        assertThat(line(new Outlook("orders", 80_000_000, List.of(), half, Optional.empty())))
                .matches("V1__a\\.sql grows linearly: [\\d.]+ to [\\d.]+ minutes on 80 million rows of orders;"
                        + " of which [\\d.]+ to [\\d.]+ seconds under a lock that blocks writes");
    }

    @Test
    void whatIsAssumedIsSaidOnceWithHowToReplaceIt() {
        List<String> lines = ForecastLines.of(List.of(
                result("V1__a.sql", new Outlook("b", 5, List.of("b", "a"), REWRITE, Optional.empty())),
                result("V2__b.sql", new Outlook("b", 5, List.of("b", "c"), CATALOG, Optional.empty()))));

        assertThat(lines.get(0)).contains(" on an assumed 5 rows of b");
        assertThat(lines.get(2)).startsWith("Nobody has said how many rows production has in a, b, so that a number");
    }

    @Test
    void whatTakesLongHasItsLineThoughItDoesNotGrow() {
        Forecast sleeping = new Script(List.of(new Script.Measured(
                        1, "SELECT pg_sleep(9)", false, List.of(point(1_000, 9), point(10_000, 9)), Optional.empty())))
                .at(80_000_000, 1);

        assertThat(line(new Outlook("orders", 80_000_000, List.of(), sleeping, Optional.empty())))
                .matches("V1__a\\.sql takes constant time, [\\d.]+ to [\\d.]+ seconds");
    }

    /** Whether 0.2 s of 500 rows would be more of 5,000 was not measured, since there are no more in production. */
    @Test
    void whatProductionHasFewRowsOfIsNotSaidToBeConstant() {
        Forecast few = new Script(
                        List.of(new Script.Measured(1, "UPDATE", false, List.of(point(500, 0.2)), Optional.empty())))
                .at(500, 1);

        assertThat(line(new Outlook("orders", 500, List.of(), few, Optional.empty())))
                .isEqualTo(
                        "1 migration that touches older tables takes less than a second with all rows that production has");
    }

    @Test
    void withoutAWayBackNoneIsPromised() {
        assertThat(line(new Outlook("orders", 5, List.of(), CATALOG, Optional.empty())))
                .isEqualTo("1 migration that touches older tables takes constant time");
    }

    private static String line(Outlook outlook) {
        return ForecastLines.of(List.of(result("V1__a.sql", outlook))).get(0);
    }

    private static Point point(long rows, double seconds) {
        return new Point(rows, List.of(seconds), work(0, Set.of()));
    }

    @Test
    void whereNothingWasMeasuredNothingIsSaid() {
        CheckResult unmeasured =
                new CheckResult("V1__a.sql", new CheckId("fresh"), new Verdict.Passed(), List.of(), Duration.ZERO);

        assertThat(ForecastLines.of(List.of(unmeasured))).isEmpty();
    }
}
