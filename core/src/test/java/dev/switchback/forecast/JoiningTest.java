// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchback.forecast.Script.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scripts of which not each statement was looked at by itself. */
class JoiningTest {

    private static Measured statement(int line, double few, double many, Work small, Work large) {
        return new Measured(
                line,
                "UPDATE " + line,
                false,
                List.of(new Point(10_000, List.of(few, few), small), new Point(100_000, List.of(many, many), large)),
                Optional.empty());
    }

    private static Work read(long rows) {
        return new Work(rows, 0, rows / 100, 0, 0, 0, Set.of(Work.Kind.SCAN));
    }

    /** Eight milliseconds each are not worth a look, and yet two hours on 80 million rows. */
    @Test
    void whatWasNotLookedAtGrowsWithTheNextThatWas() {
        List<Measured> statements = new ArrayList<>();
        for (int line = 1; line <= 1_000; line++) {
            boolean looked = line % 2 == 0;
            statements.add(statement(
                    line,
                    0.0008,
                    0.008,
                    looked ? read(20_000) : Work.NOT_MEASURED,
                    looked ? read(200_000) : Work.NOT_MEASURED));
        }

        Forecast forecast = new Script(statements).at(80e6, 1);

        assertThat(forecast.growth()).isEqualTo(Growth.LINEAR);
        assertThat(forecast.seconds().high()).isGreaterThan(6_400);
    }

    @Test
    void theyHaveTheNameOfTheOneThatTakesLongest() {
        List<Measured> joined = Joining.of(List.of(
                statement(1, 0.001, 0.001, read(1), read(1)),
                statement(2, 0.001, 0.009, Work.NOT_MEASURED, Work.NOT_MEASURED),
                statement(3, 0.001, 0.001, read(100), read(100))));

        assertThat(joined).extracting(Measured::line).containsExactly(1, 2);
        assertThat(joined.get(1).points().get(1).work()).isEqualTo(read(100));
        assertThat(joined.get(1).points().get(1).median()).isCloseTo(0.010, within(1e-9));
    }

    @Test
    void whatWasLookedAtByItselfOnlyWithManyRowsIsJoinedAtAllCounts() {
        List<Measured> joined = Joining.of(List.of(
                statement(4, 0.001, 0.020, Work.NOT_MEASURED, read(7)), statement(5, 0.001, 0.001, read(5), read(5))));

        assertThat(joined).extracting(Measured::line).containsExactly(4);
        assertThat(joined.get(0).points())
                .extracting(point -> point.work().rowsRead())
                .containsExactly(5L, 12L);
    }

    @Test
    void aCommitThatCostsNothingSaysNothingOfAScriptThatWasNotMeasured() {
        List<Measured> joined = Joining.of(List.of(
                statement(0, 0.1, 1, Work.NOT_MEASURED, Work.NOT_MEASURED),
                statement(0, 0.001, 0.001, Work.NONE, Work.NONE)));

        assertThat(joined).hasSize(1);
        assertThat(joined.get(0).points()).extracting(Point::work).containsOnly(Work.NOT_MEASURED);
    }
}
