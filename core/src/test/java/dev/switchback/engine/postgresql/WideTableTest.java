// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.Relation;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.TableState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of more columns than a function takes arguments, without a key, and with too many rows to keep. */
class WideTableTest {

    private static final RowBudget SMALL = new RowBudget(20, 1L << 20);

    private Database database;
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        database = TestServers.postgres().create("wide");
        connection = database.connect();
        String columns = IntStream.range(0, 250).mapToObj(i -> "c" + i + " int").collect(Collectors.joining(", "));
        Jdbc.execute(connection, "CREATE TABLE wide (" + columns + ")");
        Jdbc.execute(connection, "INSERT INTO wide (c0, c249) SELECT g, -g FROM generate_series(1, 100) g");
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        TestServers.postgres().drop(database);
    }

    @Test
    void isSummedUpColumnByColumn() throws SQLException {
        TableState table = read();

        assertThat(table.isComplete()).isFalse();
        assertThat(table.rowCount()).isEqualTo(100);
        assertThat(table.columns()).hasSize(250);
    }

    @Test
    void changeInItsLastColumnIsSeenAndNoneOtherwise() throws SQLException {
        TableState before = read();
        assertThat(read().sums()).isEqualTo(before.sums());

        Jdbc.execute(connection, "UPDATE wide SET c249 = 7 WHERE c0 = 50");
        assertThat(read().sums()).isNotEqualTo(before.sums());
    }

    private TableState read() throws SQLException {
        try (Connection reading = database.connect()) {
            PostgresRowReader reader = PostgresRowReader.on(reading, SMALL);
            List<Relation> relations = reader.changedRelations().orElseThrow();
            return reader.tables(relations).get(0);
        }
    }
}
