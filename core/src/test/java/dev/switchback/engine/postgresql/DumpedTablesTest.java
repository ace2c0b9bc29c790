// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowSum;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sum of a table's rows tells apart, and what it does not. */
class DumpedTablesTest {

    private Database database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = TestServers.postgres().create("sums");
        connection = database.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        TestServers.postgres().drop(database);
    }

    private RowSum sum(String table) throws SQLException {
        try (Connection reader = database.connect()) {
            return DumpedTables.on(reader).read(new TableName("public", table));
        }
    }

    private RowSum after(String statement) throws SQLException {
        Jdbc.execute(connection, statement);
        return sum("t");
    }

    /** Two values that an index would take for equal, or that differ in their last place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "bigint | 1 | 2",
                "bigint | 1 | -1",
                "bigint | 9223372036854775807 | 9223372036854775806",
                "smallint | 1 | NULL",
                "int | 0 | NULL",
                "boolean | true | false",
                "boolean | false | NULL",
                "numeric | 1.0 | 1.00",
                "numeric(12, 2) | 1.01 | 1.02",
                "numeric | 'NaN' | NULL",
                "double precision | 0 | '-0'",
                "real | 1.1 | 1.1000001",
                "text | '' | NULL",
                "text | 'a' | 'A'",
                "text | 'a' | 'a '",
                "varchar(20) COLLATE anycase | 'a' | 'A'",
                "char(5) | 'a' | 'b'",
                "word | '' | NULL",
                "word | 'a' | 'b'",
                "color | 'red' | 'green'",
                "timestamp | '2026-03-29 02:30' | '2026-03-29 02:30:00.000001'",
                "timestamp | 'infinity' | '-infinity'",
                "timestamptz | '2026-03-29 02:30+00' | '2026-03-29 02:30+01'",
                "timestamptz | 'infinity' | NULL",
                "date | 'infinity' | '2026-03-29'",
                "time | '02:30' | '02:31'",
                "interval | '1 day' | '24 hours'",
                "uuid | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12'",
                "bytea | '\\x00' | '\\x'",
                "json | '{\"a\":1}' | '{\"a\": 1}'",
                "jsonb | '{\"a\":1.0}' | '{\"a\":1.00}'",
                "int[] | '{1,2}' | '{2,1}'",
                "int[] | '{}' | NULL",
                "pair | ROW(NULL, NULL)::pair | NULL",
                "point | '(0,0)' | '(0,1)'",
                "xml | '<a/>' | '<a></a>'",
                "tsvector | 'a:1' | 'a:2'",
                "inet | '10.0.0.1' | '10.0.0.1/8'"
            })
    void anotherValueIsAnotherSum(String type, String one, String other) throws SQLException {
        Jdbc.execute(connection, "CREATE DOMAIN word AS text");
        Jdbc.execute(connection, "CREATE TYPE color AS ENUM ('red', 'green')");
        Jdbc.execute(connection, "CREATE TYPE pair AS (a int, b int)");
        Jdbc.execute(
                connection,
                "CREATE COLLATION anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        Jdbc.execute(connection, "CREATE TABLE t (id int, v " + type + ")");
        Jdbc.execute(connection, "INSERT INTO t VALUES (1, " + one + "), (2, " + one + ")");
        RowSum before = sum("t");

        assertThat(after("UPDATE t SET v = " + other + " WHERE id = 2")).isNotEqualTo(before);
        assertThat(after("UPDATE t SET v = " + one + " WHERE id = 2")).isEqualTo(before);
    }

    @Test
    void whereAValueStandsCounts() throws SQLException {
        Jdbc.execute(connection, "CREATE TABLE t (id int, a int, b int, c text, d text)");
        Jdbc.execute(connection, "INSERT INTO t VALUES (1, 1, 2, 'x', NULL), (2, 3, 4, 'y', NULL)");
        RowSum before = sum("t");

        assertThat(after("UPDATE t SET a = b, b = a")).isNotEqualTo(before);
        assertThat(after("UPDATE t SET a = b, b = a, c = CASE c WHEN 'x' THEN 'y' ELSE 'x' END"))
                .as("exchanged between two rows")
                .isNotEqualTo(before);
        assertThat(after("UPDATE t SET c = d, d = CASE c WHEN 'x' THEN 'y' ELSE 'x' END"))
                .as("moved to another column")
                .isNotEqualTo(before);
    }

    @Test
    void equalRowsCountEachAndTheirOrderDoesNot() throws SQLException {
        Jdbc.execute(connection, "CREATE TABLE t AS SELECT n % 7 AS a, n::text AS b FROM generate_series(1, 1000) n");
        RowSum before = sum("t");
        Jdbc.execute(connection, "CREATE TABLE sorted AS SELECT * FROM t ORDER BY b DESC");

        assertThat(sum("sorted").sum()).isEqualTo(before.sum());
        Jdbc.execute(connection, "CREATE TABLE twice AS SELECT * FROM t UNION ALL SELECT * FROM t");
        assertThat(sum("twice").sum()).isNotEqualTo(before.sum()).isNotEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"a \"\"b\"\" %s %\" int"})
    void anyColumnsCanBeRead(String columns) throws SQLException {
        Jdbc.execute(connection, "CREATE TABLE t (" + columns + ")");
        Jdbc.execute(connection, "INSERT INTO t DEFAULT VALUES");

        assertThat(sum("t").rows()).isOne();
    }

    @Test
    void aDroppedColumnLeavesNoTrace() throws SQLException {
        Jdbc.execute(connection, "CREATE TABLE t (a int, gone text, b int)");
        Jdbc.execute(connection, "INSERT INTO t VALUES (1, 'x', 2)");
        Jdbc.execute(connection, "ALTER TABLE t DROP COLUMN gone");
        Jdbc.execute(connection, "CREATE TABLE anew AS SELECT * FROM t");

        assertThat(sum("anew").sum()).isEqualTo(sum("t").sum());
    }
}
