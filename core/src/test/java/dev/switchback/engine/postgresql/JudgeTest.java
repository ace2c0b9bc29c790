// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.Question;
import dev.switchback.engine.TableShape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Asks about candidates of which some make an expression fail. */
class JudgeTest {

    private static final String SCHEMA = """
            CREATE TABLE t (value jsonb, found text, port int GENERATED ALWAYS AS ((value ->> 'port')::int) STORED,
                CHECK (port > 10), CHECK (found::numeric > 5 AND found <> '7'));
            """;
    private static final List<String> VALUES =
            List.of("{\"port\": \"x\"}", "{\"port\": 11}", "{\"port\": 9}", "{}", "not json", "{\"port\": \"'\\\\\"}");
    private static final List<String> FOUND = List.of("6", "seven", "7", "5.5", "", "1");

    private final AtomicInteger roundTrips = new AtomicInteger();

    @Test
    void candidatesThatFailSpoilNoOther() throws SQLException {
        try (Connection connection = database()) {
            assertThat(answers(connection, true)).containsExactly("010100", "100100");
        }
    }

    @Test
    void databaseWithoutProceduralLanguageGivesTheSameAnswers() throws SQLException {
        try (Connection connection = database()) {
            Jdbc.execute(connection, "DROP EXTENSION plpgsql");
            assertThat(answers(connection, false)).containsExactly("010100", "100100");
        }
    }

    @Test
    void catalogIsNotWrittenTo() throws SQLException {
        try (Connection connection = database()) {
            String objects = "SELECT (SELECT max(oid) FROM pg_proc) || ' ' || (SELECT max(oid) FROM pg_namespace)"
                    + " || ' ' || (SELECT max(oid) FROM pg_type) || pg_current_xact_id_if_assigned() IS NULL";
            String before = Jdbc.text(connection, objects);
            answers(connection, true);
            assertThat(Jdbc.text(connection, objects)).isEqualTo(before);
        }
    }

    /** Asks twice; the second time one round trip must do, where the language is there. */
    private List<String> answers(Connection connection, boolean atOnce) throws SQLException {
        connection.setAutoCommit(false);
        PostgresRowEngine engine = new PostgresRowEngine(counting(connection));
        TableName name = new TableName("public", "t");
        TableShape table = engine.shapes(Set.of(name)).get(name);
        List<Question> questions =
                List.of(question(table, "value", "port", VALUES), question(table, "found", "found", FOUND));
        List<String> first = told(engine, questions);
        roundTrips.set(0);
        assertThat(told(engine, questions)).isEqualTo(first);
        assertThat(roundTrips.get() == 1).isEqualTo(atOnce);
        return first;
    }

    private static List<String> told(PostgresRowEngine engine, List<Question> questions) throws SQLException {
        List<List<BitSet>> answers = engine.judge(questions);
        return IntStream.range(0, questions.size())
                .mapToObj(i -> answers.get(i).stream()
                        .map(met -> met.cardinality()
                                        == questions.get(i).conditions().size()
                                ? "1"
                                : "0")
                        .reduce("", String::concat))
                .toList();
    }

    private static Question question(TableShape table, String column, String mentioned, List<String> values) {
        return new Question(
                "t",
                table.columns().stream().filter(c -> c.name().equals(column)).toList(),
                table.columns().stream()
                        .filter(c -> c.computed() && c.name().equals(mentioned))
                        .toList(),
                table.conditions().stream()
                        .filter(c -> c.expression().contains(mentioned))
                        .toList(),
                values.stream().map(value -> List.of(Cell.of(value))).toList());
    }

    private static Connection database() throws SQLException {
        Connection connection = TestServers.postgres().create("judge").connect();
        Jdbc.execute(connection, SCHEMA);
        return connection;
    }

    private Connection counting(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (p, m, args) -> {
                    Object result = call(connection, m, args);
                    return m.getName().equals("createStatement") ? counting((Statement) result) : result;
                });
    }

    private Statement counting(Statement statement) {
        return (Statement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Statement.class}, (p, m, args) -> {
                    roundTrips.addAndGet(Stream.of("execute", "executeQuery").anyMatch(m.getName()::equals) ? 1 : 0);
                    return call(statement, m, args);
                });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
