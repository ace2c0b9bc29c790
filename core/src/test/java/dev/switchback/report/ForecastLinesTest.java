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
        return new CheckResult(
                migration,
                new CheckId("volume"),
                new Verdict.Passed(),
                List.of(),
                Optional.of(new Outlook("public.orders", 80_000_000, false, forward, Optional.of(back))),
                Duration.ZERO);
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
                        + " of which [\\d.]+ to [\\d.]+ minutes under a lock that blocks writes;"
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
    void whereNothingWasMeasuredNothingIsSaid() {
        CheckResult unmeasured =
                new CheckResult("V1__a.sql", new CheckId("fresh"), new Verdict.Passed(), List.of(), Duration.ZERO);

        assertThat(ForecastLines.of(List.of(unmeasured))).isEmpty();
    }
}
