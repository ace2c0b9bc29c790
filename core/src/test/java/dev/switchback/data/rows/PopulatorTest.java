// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.postgresql.PostgresRowEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    @Test
    void addsRowsToTablesThatHaveSomeAndSaysWhich() throws SQLException {
        try (Connection connection = database("CREATE TABLE p (id serial PRIMARY KEY, a text, b int DEFAULT 7);"
                + "CREATE TABLE c (id int PRIMARY KEY, p_id int NOT NULL REFERENCES p, n text UNIQUE)")) {
            Populator populator = populator(connection);
            populator.fill(Optional.empty());
            FillReport report = populator.add(Set.of(table("p"), table("c")), 3);
            assertThat(report.notFilled()).isEmpty();
            assertThat(report.filled())
                    .hasSize(2)
                    .allSatisfy(f -> assertThat(f.rows()).hasSize(3).allSatisfy(row -> {
                        assertThat(row.values().values()).allMatch(Optional::isPresent);
                        String sql = "SELECT count(*) FROM " + row.table() + " WHERE ctid = '" + row.location()
                                + "' AND id = " + row.values().get("id").orElseThrow();
                        assertThat(Jdbc.text(connection, sql)).isEqualTo("1");
                    }));
            assertThat(Jdbc.text(connection, "SELECT count(*) FROM c")).isEqualTo("15");
        }
    }

    @Test
    void namesAlsoTheTablesThatTriggersWroteTo() throws SQLException {
        try (Connection connection = database("""
                CREATE TABLE noted (a int); CREATE TABLE diary (a int); CREATE TABLE untouched (a int);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO diary VALUES (NEW.a); RETURN NEW; END $$;
                CREATE TRIGGER note AFTER INSERT ON noted FOR EACH ROW EXECUTE FUNCTION note();
                """)) {
            Populator populator = populator(connection);
            populator.fill(Optional.of(Set.of(table("noted"))));
            assertThat(populator.touched()).containsExactly(table("diary"), table("noted"));
            assertThat(populator.touched()).isEmpty();
        }
    }

    @Test
    void goesToTheEndsOfRangesOnlyWhenAsked() throws SQLException {
        String schema = "CREATE TABLE t (n int NOT NULL, d date NOT NULL)";
        String extreme = "SELECT bool_or(n = 2147483647) AND bool_or(d = 'infinity') FROM t";
        try (Connection plausible = database(schema);
                Connection hostile = database(schema)) {
            populator(plausible).fill(Optional.empty());
            assertThat(Jdbc.text(plausible, extreme)).isEqualTo("f");
            new Populator(new PostgresRowEngine(hostile), hostile, 7, ROWS, Set.of(), Profile.HOSTILE)
                    .fill(Optional.empty());
            assertThat(Jdbc.text(hostile, extreme)).isEqualTo("t");
        }
    }

    @Test
    void saysThatTheConnectionIsLost() throws SQLException {
        Database database = TestServers.postgres().create("rows");
        try (Connection connection = database.connect();
                Connection other = database.connect()) {
            Jdbc.execute(other, "CREATE TABLE t (a int)");
            Populator populator = populator(connection);
            Jdbc.query(
                    other,
                    row -> "",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            assertThatThrownBy(() -> populator.fill(Optional.empty()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("terminating connection");
            assertThat(Jdbc.text(other, "SELECT count(*) FROM t")).isEqualTo("0");
        }
    }

    @Test
    void leavesExcludedTablesAlone() throws SQLException {
        try (Connection connection =
                database("CREATE TABLE flyway_schema_history (a int); CREATE TABLE mine (a int)")) {
            Populator populator = new Populator(
                    new PostgresRowEngine(connection), connection, 7, ROWS, Set.of(table("flyway_schema_history")));
            assertThat(populator.fill(Optional.empty()).filled())
                    .extracting(FillReport.Filled::table)
                    .containsExactly(table("mine"));
        }
    }

    @Test
    void makesTheSameRowsWhateverTheOrderOfCreation() throws SQLException {
        String a =
                "CREATE TABLE a (id serial PRIMARY KEY, t text, n numeric(8,2) CHECK (n > 3), x text, CHECK (x < t));";
        String b = "CREATE TABLE b (id int PRIMARY KEY, u uuid, d date, k text CHECK (k IN ('x', 'y')));";
        assertThat(contents(a + b)).isEqualTo(contents(b + a));
    }

    private static String contents(String schema) throws SQLException {
        try (Connection connection = database(schema)) {
            populator(connection).fill(Optional.empty());
            return Jdbc.text(
                    connection,
                    "SELECT string_agg(t, E'\n') FROM (SELECT a::text FROM a UNION ALL SELECT b::text FROM b) s(t)");
        }
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
        PostgresRowEngine rows = new PostgresRowEngine(connection);
        for (var shape : rows.shapes(rows.tables()).values()) {
            if (!shape.partitioned()) {
                counts.put(
                        shape.name().toString().replaceFirst("^public\\.", ""),
                        rows.counts(Set.of(shape.name()), 1000).get(shape.name()));
            }
        }
        return counts;
    }

    private static Populator populator(Connection connection) throws SQLException {
        return new Populator(new PostgresRowEngine(connection), connection, 7, ROWS, Set.of());
    }

    private static Connection database(SqlCase example) throws SQLException {
        return database(example.sql());
    }

    private static Connection database(String sql) throws SQLException {
        Database database = TestServers.postgres().create("rows");
        Connection connection = database.connect();
        Jdbc.execute(connection, sql);
        return connection;
    }

    static TableName table(String name) {
        return new TableName("public", name);
    }
}
