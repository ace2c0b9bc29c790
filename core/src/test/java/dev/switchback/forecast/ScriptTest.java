// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static double disk(Optional<ScarceMemory> scarce) {
        List<Point> points = List.of(point(10), point(100));
        return new Script(List.of(new Script.Measured(1, "CREATE INDEX i", false, points, scarce)))
                .at(1_000, 1)
                .diskBytes()
                .orElseThrow()
                .middle();
    }

    private static Point point(long rows) {
        return new Point(rows, List.of(rows / 100.0), new Work(rows, 0, rows, 0, 50 * rows, 0, Set.of()));
    }

    @Test
    void whatASortWritesToDiskIsPartOfTheDiskThatIsNeeded() {
        double without = disk(Optional.of(new ScarceMemory(0.1, 1, 0)));

        assertThat(disk(Optional.of(new ScarceMemory(0.1, 1, 7_000)))).isCloseTo(without + 70_000, within(1.0));
        assertThat(disk(Optional.of(new ScarceMemory(0.1, 1, Work.UNKNOWN)))).isCloseTo(without, within(1.0));
    }
}
