// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.postgresql.PostgreSqlRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Fills each schema of the folders {@code good} and {@code cannot} and looks at what came of it. */
class PopulatorTest {

    private static final int ROWS = Populator.DEFAULT_ROWS;

    @TestFactory
    Stream<DynamicTest> fillsEveryTableOf() {
        return SqlCase.in("good").map(c -> dynamicTest(c.name(), c.file().toUri(), () -> fills(c)));
    }

    @TestFactory
    Stream<DynamicTest> namesWhatCannotBeFilledIn() {
        return SqlCase.in("cannot").map(c -> dynamicTest(c.name(), c.file().toUri(), () -> reports(c)));
    }

    private static void fills(SqlCase example) throws SQLException {
        try (Connection connection = database(example)) {
            FillReport report = populator(connection).fill(Optional.empty());
            assertThat(report.notFilled()).isEmpty();
            assertThat(counts(connection))
                    .as(report.filled().toString().replaceAll("rows=\\[.*?}]]", "…"))
                    .isEqualTo(expected(connection, example));
            for (String query : example.notes("holds")) {
                assertThat(Jdbc.text(connection, query)).as(query).isEqualTo("t");
            }
        }
    }

    private static void reports(SqlCase example) throws SQLException {
        try (Connection connection = database(example)) {
            FillReport report = populator(connection).fill(Optional.empty());
            String said = report.notFilled().stream()
                    .map(n -> n.table() + ": " + n.reason() + " | " + n.message())
                    .collect(Collectors.joining("\n"));
            assertThat(example.notes("says"))
                    .isNotEmpty()
                    .allSatisfy(pattern -> assertThat(said).containsPattern(pattern));
            assertThat(report.notFilled()).hasSameSizeAs(example.notes("says"));
        }
    }

    /** Every table has the rows wanted, but for those that a note {@code -- rows: t=3} names. */
    private static Map<String, Integer> expected(Connection connection, SqlCase example) throws SQLException {
        Map<String, Integer> expected = new TreeMap<>();
        counts(connection).keySet().forEach(table -> expected.put(table, ROWS));
        for (String note : example.notes("rows")) {
            String[] parts = note.split("=");
            expected.put(parts[0], Integer.parseInt(parts[1]));
        }
        return expected;
    }

    private static Map<String, Integer> counts(Connection connection) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        PostgreSqlRows rows = new PostgreSqlRows(connection);
        for (var shape : rows.shapes(rows.tables()).values()) {
            if (!shape.partitioned()) {
                counts.put(shape.name().toString().replaceFirst("^public\\.", ""), rows.count(shape.name(), 1000));
            }
        }
        return counts;
    }

    private static Populator populator(Connection connection) throws SQLException {
        return new Populator(new PostgreSqlRows(connection), connection, 7, ROWS, Populator.Exclusions.NONE);
    }

    private static Connection database(SqlCase example) throws SQLException {
        Database database = TestServers.postgres().create("rows");
        Connection connection = database.connect();
        Jdbc.execute(connection, example.sql());
        return connection;
    }

    static TableName table(String name) {
        return new TableName("public", name);
    }
}
