// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.TestServers;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.postgresql.PostgresRowEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Multiplies and adds what was generated, as a correct migration may, and narrows columns, as a careless one may. */
class HonestArithmeticTest {

    private static final String SCHEMA = """
            CREATE TABLE line (id bigint PRIMARY KEY, quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 1000000), price numeric(10,2) NOT NULL,
                discount numeric(10,2), pieces integer NOT NULL, boxes integer NOT NULL, s1 smallint, s2 smallint,
                units bigint, ratio double precision, any_number numeric, total numeric(12,2));
            CREATE TABLE sums (a integer, b integer, c numeric(12,2));
            """;

    private static final String ARITHMETIC = """
            UPDATE line SET total = quantity * price; UPDATE line SET total = pieces * price;
            UPDATE line SET total = units * price; UPDATE line SET total = any_number * pieces;
            ALTER TABLE line ALTER total TYPE numeric(10,2) USING quantity * price;
            UPDATE line SET total = price * discount;
            UPDATE line SET pieces = l.pieces * k.boxes FROM line l, line k WHERE l.pieces * k.boxes IS NOT NULL;
            UPDATE line SET s1 = l.s1 * k.s2 FROM line l, line k WHERE l.s1 * k.s2 IS NOT NULL;
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 7, 42, 1234567})
    void productsAndSumsFitTheTypesThatHonestScriptsGiveThem(long seed) throws SQLException {
        try (Connection connection = filled(seed)) {
            assertThatCode(() -> Jdbc.execute(
                            connection,
                            "INSERT INTO sums SELECT sum(quantity), sum(pieces) + sum(boxes), sum(price) FROM line"))
                    .doesNotThrowAnyException();
            assertThatCode(() -> Jdbc.execute(connection, ARITHMETIC)).doesNotThrowAnyException();
        }
    }

    @Test
    void smallerTypesDoNotHoldTheNumbers() throws SQLException {
        try (Connection connection = filled(7)) {
            for (String narrowed : new String[] {"pieces TYPE smallint", "price TYPE numeric(5,2)"}) {
                assertThatThrownBy(() -> Jdbc.execute(connection, "ALTER TABLE line ALTER " + narrowed))
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(out of range|overflow).*");
            }
            assertThat(Jdbc.text(connection, "SELECT bool_or(price <> round(price, 1)) FROM line"))
                    .isEqualTo("t");
        }
    }

    @Test
    void oneOfTheAddedRowsIsAsWideAsItsColumns() throws SQLException {
        try (Connection connection = TestServers.postgres().create("rows").connect()) {
            Jdbc.execute(connection, """
                    CREATE DOMAIN short AS varchar(30) CHECK (length(VALUE) < 20);
                    CREATE TABLE wide (id bigint PRIMARY KEY, code varchar(40) UNIQUE, label text NOT NULL, c char(9),
                        email varchar(80), status varchar(20), n numeric(8,3), shortened short,
                        checked varchar(40) CHECK (length(checked) <= 10), i int NOT NULL UNIQUE)
                    """);
            Populator populator =
                    new Populator(new PostgresRowEngine(connection), connection, 7, Populator.DEFAULT_ROWS, Set.of());
            populator.fill(Optional.empty());
            for (int rows = 2; rows < 5; rows++) {
                FillReport report = populator.add(Set.of(new TableName("public", "wide")), rows);
                assertThat(report.notFilled()).isEmpty();
                var added = report.filled().get(0);
                assertThat(added.rows()).hasSize(rows);
                assertThat(added.rows()).anySatisfy(row -> {
                    var values = row.values();
                    assertThat(values.get("code").orElseThrow()).hasSize(40);
                    assertThat(values.get("label").orElseThrow()).hasSizeGreaterThan(255);
                    assertThat(values.get("c").orElseThrow()).hasSize(9);
                    assertThat(values.get("email").orElseThrow()).hasSize(80).endsWith("@example.org");
                    assertThat(values.get("status").orElseThrow()).hasSize(20);
                    assertThat(values.get("n").orElseThrow()).startsWith("9999").hasSize(9);
                    assertThat(values.get("shortened").orElseThrow()).hasSizeLessThan(20);
                    assertThat(values.get("checked").orElseThrow()).hasSizeLessThanOrEqualTo(10);
                    assertThat(Integer.parseInt(values.get("i").orElseThrow())).isGreaterThan(Short.MAX_VALUE);
                });
            }
        }
    }

    private static Connection filled(long seed) throws SQLException {
        Connection connection = TestServers.postgres().create("rows").connect();
        Jdbc.execute(connection, SCHEMA);
        Populator populator =
                new Populator(new PostgresRowEngine(connection), connection, seed, Populator.DEFAULT_ROWS, Set.of());
        populator.fill(Optional.empty());
        populator.add(Set.of(new TableName("public", "line")), 3);
        Jdbc.execute(connection, "TRUNCATE sums");
        return connection;
    }
}
