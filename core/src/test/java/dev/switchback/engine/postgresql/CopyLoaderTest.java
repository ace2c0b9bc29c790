// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.RowSource;
import dev.switchback.engine.TableShape;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** COPY as rows are loaded by it. */
class CopyLoaderTest {

    private static final List<String> TEXTS = List.of(
            "",
            "tab\there",
            "line\nfeed",
            "return\r",
            "back\\slash \\N \\.",
            "'single' \"double\"",
            "ü€😀",
            " blanks ");

    private Database database;
    private Connection connection;
    private RowEngine engine;

    @BeforeEach
    void open() throws SQLException {
        database = TestServers.postgres().create("copy");
        connection = database.connect();
        Jdbc.execute(
                connection,
                "CREATE TABLE texts (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, \"a \"\"text\" text, bytes bytea)");
        engine = new PostgresRowEngine(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        TestServers.postgres().drop(database);
    }

    private void load(RowSource rows, long first, long count) throws SQLException {
        TableName name = new TableName("public", "texts");
        TableShape table = Objects.requireNonNull(engine.shapes(Set.of(name)).get(name));
        new CopyLoader(connection).load(table, table.givenColumns(), rows, first, count);
    }

    @Test
    void everyTextArrivesAsItIs() throws SQLException {
        load(
                (number, sink) -> {
                    sink.number(number);
                    sink.text(TEXTS.get((int) number));
                    sink.text("\\x00ff5c0a");
                },
                0,
                TEXTS.size());

        List<String> found =
                Jdbc.query(connection, row -> row.getString(1), "SELECT \"a \"\"text\" FROM texts ORDER BY id");
        assertThat(found).isEqualTo(TEXTS);
        assertThat(Jdbc.text(connection, "SELECT DISTINCT encode(bytes, 'hex') FROM texts"))
                .isEqualTo("00ff5c0a");
    }

    @Test
    void numbersOfAnySizeAndNullArrive() throws SQLException {
        Jdbc.execute(connection, "ALTER TABLE texts ADD n bigint, DROP bytes");
        long[] numbers = {0, -1, 9, 10, Long.MAX_VALUE, Long.MIN_VALUE};

        load(
                (number, sink) -> {
                    sink.number(number);
                    sink.nothing();
                    sink.number(numbers[(int) number]);
                },
                0,
                numbers.length);

        assertThat(Jdbc.query(connection, row -> row.getLong(1), "SELECT n FROM texts ORDER BY id"))
                .containsExactly(0L, -1L, 9L, 10L, Long.MAX_VALUE, Long.MIN_VALUE);
        assertThat(Jdbc.text(connection, "SELECT count(\"a \"\"text\") FROM texts"))
                .isEqualTo("0");
    }

    @Test
    void aSequenceIsMovedBehindTheValuesGiven() throws SQLException {
        load(CopyLoaderTest::plain, 1, 50);
        load(CopyLoaderTest::plain, 51, 50);

        assertThat(Jdbc.text(connection, "INSERT INTO texts (bytes) VALUES (NULL) RETURNING id"))
                .isEqualTo("101");
    }

    @Test
    void aRefusedRowLeavesNothingAndTheSessionUsable() throws SQLException {
        byte[] text = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> load(
                        (number, sink) -> {
                            sink.number(number / 2);
                            sink.plain(text, text.length);
                            sink.nothing();
                        },
                        0,
                        100))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("texts_pkey");

        assertThat(Jdbc.text(connection, "SELECT count(*) FROM texts")).isEqualTo("0");
    }

    private static void plain(long number, dev.switchback.engine.RowSink sink) {
        sink.number(number);
        sink.text("text");
        sink.nothing();
    }
}
