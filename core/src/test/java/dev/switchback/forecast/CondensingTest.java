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
        return statement(line, seconds, false);
    }

    private static Measured statement(int line, double seconds, boolean blocksWrites) {
        return new Measured(
                line,
                "INSERT " + line,
                blocksWrites,
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

        List<Measured> condensed = Condensing.of(statements, 4);

        assertThat(condensed).extracting(Measured::line).containsExactly(7, 200, 0);
        assertThat(condensed.get(2).command()).isEqualTo("298 other statements");
        assertThat(condensed.get(2).points().get(1).median()).isCloseTo(0.298, within(1e-9));
        assertThat(condensed.get(2).scarce().orElseThrow().seconds()).isCloseTo(0.596, within(1e-9));
        assertThat(condensed.get(2).scarce().orElseThrow().temporaryBytes()).isEqualTo(2_980);
    }

    /** The commit at least keeps writers out where one statement did; the inserts before that did not. */
    @Test
    void whatKeepsWritersOutIsNotMixedWithWhatDoesNot() {
        List<Measured> statements = IntStream.rangeClosed(1, 300)
                .mapToObj(line -> statement(line, 0.001, line > 298))
                .toList();

        List<Measured> condensed = Condensing.of(statements, 3);

        assertThat(condensed)
                .filteredOn(Measured::blocksWrites)
                .extracting(Measured::command)
                .containsExactly("2 other statements");
        assertThat(condensed)
                .filteredOn(statement -> !statement.blocksWrites())
                .extracting(Measured::command)
                .contains("297 other statements");
    }

    @Test
    void aFewStayAsTheyAre() {
        List<Measured> statements = List.of(statement(1, 1), statement(2, 2));

        assertThat(Condensing.of(statements, 3)).isEqualTo(statements);
    }
}
