// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.mysql.MysqlRowEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Fills each schema of the folders {@code mysql/good} and {@code mysql/cannot} on each product and looks at what came of it. */
class MysqlPopulatorTest {

    private static final int ROWS = Populator.DEFAULT_ROWS;

    @TestFactory
    Stream<DynamicTest> fillsEveryTableOf() {
        return cases("mysql/good", MysqlPopulatorTest::fills);
    }

    @TestFactory
    Stream<DynamicTest> namesWhatCannotBeFilledIn() {
        return cases("mysql/cannot", MysqlPopulatorTest::reports);
    }

    private interface Trial {
        void run(SqlCase example, MysqlScratch scratch) throws SQLException;
    }

    private static Stream<DynamicTest> cases(String folder, Trial trial) {
        return MysqlScratch.products()
                .flatMap(product -> SqlCase.in(folder)
                        .filter(c -> c.notes("only").stream().allMatch(product::is))
                        .map(c -> dynamicTest(product + " " + c.name(), c.file().toUri(), () -> {
                            try (MysqlScratch scratch = product.create(c.sql())) {
                                trial.run(c, scratch);
                            }
                        })));
    }

    private static void fills(SqlCase example, MysqlScratch scratch) throws SQLException {
        Connection connection = scratch.connection();
        FillReport report = populator(scratch).fill(Optional.empty());
        assertThat(report.notFilled()).isEmpty();
        Map<String, Integer> counts = counts(scratch);
        assertThat(counts)
                .as(report.filled().stream()
                        .map(FillReport.Filled::refusal)
                        .toList()
                        .toString())
                .isEqualTo(expected(counts.keySet(), example));
        report.filled()
                .forEach(filled -> assertThat(filled.rows())
                        .as(filled.toString())
                        .hasSizeLessThanOrEqualTo(counts.get(filled.table().name())));
        for (String query : example.notes("holds")) {
            assertThat(Jdbc.text(connection, query)).as(query).isEqualTo("1");
        }
    }

    private static void reports(SqlCase example, MysqlScratch scratch) throws SQLException {
        FillReport report = populator(scratch).fill(Optional.empty());
        String said = report.notFilled().stream()
                .map(n -> n.table() + ": " + n.reason() + " | " + n.message())
                .collect(Collectors.joining("\n"));
        assertThat(example.notes("says"))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(said).containsPattern(pattern));
        assertThat(said).doesNotContain(scratch.database().name()).doesNotContain("conn=");
        assertThat(report.notFilled()).hasSameSizeAs(example.notes("says"));
    }

    private static Map<String, Integer> expected(Set<String> tables, SqlCase example) {
        Map<String, Integer> expected = new TreeMap<>();
        tables.forEach(table -> expected.put(table, ROWS));
        for (String note : example.notes("rows")) {
            String[] parts = note.split("=");
            expected.put(parts[0], Integer.parseInt(parts[1]));
        }
        return expected;
    }

    private static Map<String, Integer> counts(MysqlScratch scratch) throws SQLException {
        MysqlRowEngine engine = scratch.engine();
        Map<String, Integer> counts = new TreeMap<>();
        engine.counts(engine.tables(), 1000).forEach((table, rows) -> counts.put(table.name(), rows));
        return counts;
    }

    private static Populator populator(MysqlScratch scratch) {
        return new Populator(scratch.engine(), scratch.connection(), 7, ROWS, Set.of());
    }

    static TableName table(String name) {
        return new TableName("", name);
    }
}
