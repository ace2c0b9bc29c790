// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchback.TestServers;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.postgresql.PostgresEngine;
import dev.switchback.profile.ColumnProfile;
import dev.switchback.profile.Profile;
import dev.switchback.profile.TableProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What production's statistics say is seen in the database. */
class ProfiledVolumeTest {

    private static final long ROWS = 20_000;

    private Filled filled;

    @BeforeEach
    void fill() throws SQLException {
        Map<String, ColumnProfile> columns = Map.of(
                "note", column(0.7, 2_000_000, 90, 0, List.of()),
                "state", column(0, 6, 8, 0, List.of(0.8, 0.1)),
                "size", column(0.25, 500, 4, 0, List.of()),
                "half", column(0, 1_000_000, 8, 0, List.of()),
                "seen", column(0, 1_900_000, 8, 0.99, List.of()),
                "touched", column(0, 1_900_000, 8, 0.01, List.of()),
                "buyer_id", column(0, 10_000, 8, 0, List.of(0.3)));
        filled = new Filled(
                TestServers.postgres(),
                new PostgresEngine(),
                Optional.of(profile(columns)),
                "CREATE TABLE buyers (id bigserial PRIMARY KEY)",
                "CREATE TABLE orders (id bigserial PRIMARY KEY, note text, state text NOT NULL, size int, half bigint NOT NULL,"
                        + " seen timestamptz NOT NULL, touched timestamptz NOT NULL, buyer_id bigint NOT NULL REFERENCES buyers)");
        filled.fill(ROWS, "orders");
        Jdbc.execute(filled.connection, "ANALYZE");
    }

    @AfterEach
    void close() throws SQLException {
        filled.close();
    }

    private static ColumnProfile column(
            double nulls, long distinct, double width, double correlation, List<Double> common) {
        return new ColumnProfile(
                OptionalDouble.of(nulls),
                OptionalLong.of(distinct),
                OptionalDouble.of(width),
                OptionalDouble.of(correlation),
                common);
    }

    private static Profile profile(Map<String, ColumnProfile> columns) {
        Map<TableName, TableProfile> tables = Map.of(
                new TableName("public", "orders"),
                new TableProfile(2_000_000, OptionalLong.empty(), new TreeMap<>(), new TreeMap<>(columns)),
                new TableName("public", "buyers"),
                new TableProfile(20_000, OptionalLong.empty(), new TreeMap<>(), new TreeMap<>()));
        return new Profile("postgresql", "18", new TreeMap<>(), new TreeMap<>(tables));
    }

    private double fraction(String sql) throws SQLException {
        return Double.parseDouble(filled.text(sql));
    }

    @Test
    void theFractionOfNullIsProductions() throws SQLException {
        assertThat(fraction("SELECT avg((note IS NULL)::int) FROM orders")).isCloseTo(0.7, within(0.02));
        assertThat(fraction("SELECT avg((size IS NULL)::int) FROM orders")).isCloseTo(0.25, within(0.02));
    }

    @Test
    void theNumberOfDistinctValuesIsProductions() throws SQLException {
        assertThat(filled.number("SELECT count(DISTINCT size) FROM orders")).isBetween(480L, 500L);
        assertThat(filled.number("SELECT count(DISTINCT state) FROM orders")).isEqualTo(6);
        assertThat(filled.number("SELECT count(DISTINCT half) FROM orders")).isBetween(9_000L, 11_000L);
    }

    @Test
    void theWidthOfTextIsProductions() throws SQLException {
        assertThat(fraction("SELECT avg(octet_length(note)) FROM orders")).isCloseTo(90, within(5.0));
    }

    @Test
    void theMostCommonValueIsAsCommonAsInProduction() throws SQLException {
        assertThat(fraction("SELECT max(n) FROM (SELECT count(*) / 20000.0 AS n FROM orders GROUP BY state) AS s"))
                .isCloseTo(0.8, within(0.02));
        assertThat(fraction("SELECT max(n) FROM (SELECT count(*) / 20000.0 AS n FROM orders GROUP BY buyer_id) AS s"))
                .isCloseTo(0.3, within(0.02));
    }

    @Test
    void valuesRiseWithTheRowsWhereTheyDoInProduction() throws SQLException {
        String correlation = "SELECT correlation FROM pg_stats WHERE tablename = 'orders' AND attname = ";

        assertThat(fraction(correlation + "'seen'")).isGreaterThan(0.9);
        assertThat(Math.abs(fraction(correlation + "'touched'"))).isLessThan(0.2);
    }

    @Test
    void aTableThatWasNotAskedForIsFilledInProportion() throws SQLException {
        assertThat(filled.number("SELECT count(*) FROM buyers")).isEqualTo(200);
        assertThat(filled.number("SELECT count(DISTINCT buyer_id) FROM orders")).isBetween(95L, 105L);
    }
}
