// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchback.forecast.Script.Measured;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scripts of hundreds of statements. */
class CondensingTest {

    private static Measured statement(int line, double seconds) {
        return new Measured(
                line,
                "INSERT " + line,
                false,
                List.of(
                        new Point(1_000, List.of(seconds, seconds), Work.NONE),
                        new Point(10_000, List.of(seconds, seconds), Work.NONE)),
                Optional.of(new ScarceMemory(0.1, 2 * seconds, 10)));
    }

    @Test
    void theLongestStayInTheirOrderAndNoTimeIsLost() {
        List<Measured> statements = IntStream.rangeClosed(1, 300)
                .mapToObj(line -> statement(line, line == 7 || line == 200 ? 1 : 0.001))
                .toList();

        List<Measured> condensed = Condensing.of(statements, 3);

        assertThat(condensed).extracting(Measured::line).containsExactly(7, 200, 0);
        assertThat(condensed.get(2).command()).isEqualTo("298 other statements");
        assertThat(condensed.get(2).points().get(1).median()).isCloseTo(0.298, within(1e-9));
        assertThat(condensed.get(2).scarce().orElseThrow().seconds()).isCloseTo(0.596, within(1e-9));
        assertThat(condensed.get(2).scarce().orElseThrow().temporaryBytes()).isEqualTo(2_980);
    }

    @Test
    void aFewStayAsTheyAre() {
        List<Measured> statements = List.of(statement(1, 1), statement(2, 2));

        assertThat(Condensing.of(statements, 3)).isEqualTo(statements);
    }
}
