// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.flyway.StatementRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfAppliedTest {

    private static StatementRun run(int line, String sql) {
        return new StatementRun(sql, line, Duration.ZERO, List.of());
    }

    @Test
    void eachStatementHasALineWithoutItsDelimiter() {
        assertThat(HalfApplied.ran(List.of(run(1, "-- no more\nDROP TABLE\n  a;\n"), run(4, "DROP TABLE b"))))
                .isEqualTo("2 statements had run:\n  line 1: DROP TABLE a\n  line 4: DROP TABLE b\n");
        assertThat(HalfApplied.ran(List.of(run(1, "DROP TABLE a;")))).startsWith("One statement had run:");
    }

    @Test
    void manyStatementsAreCountedAndLongOnesCut() {
        List<StatementRun> many = IntStream.rangeClosed(1, 14)
                .mapToObj(line -> run(line, "INSERT INTO t VALUES ('" + "x".repeat(200) + "');"))
                .toList();

        assertThat(HalfApplied.ran(many).lines())
                .hasSize(12)
                .startsWith("14 statements had run:")
                .endsWith("  and 4 more")
                .allMatch(line -> line.length() < 100);
    }
}
