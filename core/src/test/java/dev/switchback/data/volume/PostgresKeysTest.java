// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.rows.FillReport.NotFilled;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tells the rows of PostgreSQL's tables apart at volume. */
class PostgresKeysTest {

    private static final List<Long> COUNTS = List.of(100L, 1000L, 5000L);

    @Test
    void rangesThatAnExclusionConstraintKeepsApartDoNotOverlap() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE stays (id serial PRIMARY KEY, during tstzrange NOT NULL, EXCLUDE USING gist (during WITH &&));
                CREATE TABLE seasons (span daterange NOT NULL, EXCLUDE USING gist (span WITH &&));
                CREATE TABLE blocks (numbers int4range NOT NULL, EXCLUDE USING gist (numbers WITH &&))
                """)) {
            filled.grow(COUNTS, "stays", "seasons", "blocks");
        }
    }

    @Test
    void anExclusionConstraintThatNoValuesMeetIsNamed() throws SQLException {
        try (Filled filled = Filled.onPostgres(
                "CREATE TABLE plots (id serial PRIMARY KEY, area box, CONSTRAINT apart EXCLUDE USING gist (area WITH &&))")) {
            VolumeReport report = filled.fill(1000, "plots");

            assertThat(report.notFilled()).singleElement().satisfies(plots -> {
                assertThat(plots.why()).contains("apart");
                assertThat(plots.full()).isFalse();
            });
        }
    }

    @Test
    void aKeyThatSharesAColumnWithAReferenceHolds() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE tenants (id serial PRIMARY KEY);
                CREATE TABLE users (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants, UNIQUE (tenant_id, id));
                CREATE TABLE posts (id serial PRIMARY KEY, tenant_id int NOT NULL, user_id int NOT NULL, slug varchar(80) NOT NULL,
                  position smallint NOT NULL, FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
                  UNIQUE (tenant_id, slug), UNIQUE (user_id, position));
                CREATE TABLE avatars (tenant_id int NOT NULL, user_id int PRIMARY KEY,
                  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id))
                """)) {
            filled.grow(COUNTS, "posts", "avatars");
        }
    }

    @Test
    void aRowOfATreeRefersToOneBeforeIt() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE names (id serial PRIMARY KEY, parent_id int REFERENCES names, name text NOT NULL, UNIQUE (parent_id, name));
                CREATE TABLE places (id serial PRIMARY KEY, parent_id int REFERENCES places, place smallint NOT NULL,
                  UNIQUE (parent_id, place));
                CREATE TABLE chain (id serial PRIMARY KEY, next_id int UNIQUE REFERENCES chain)
                """)) {
            filled.grow(COUNTS, "names", "places", "chain");

            for (String table : List.of("names", "places")) {
                assertThat(filled.number("SELECT count(*) FROM " + table + " WHERE parent_id >= id"))
                        .isZero();
                assertThat(filled.number("SELECT count(parent_id) FROM " + table))
                        .isGreaterThan(4000);
            }
            assertThat(filled.number("SELECT count(*) FROM chain WHERE next_id >= id"))
                    .isZero();
        }
    }

    @Test
    void rowsStandOutsideOfAPartialIndexOnceItIsFull() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE customers (id serial PRIMARY KEY);
                CREATE TABLE addresses (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES customers, usual boolean NOT NULL,
                  gone_at timestamptz);
                CREATE UNIQUE INDEX one_usual ON addresses (customer_id) WHERE usual AND gone_at IS NULL
                """)) {
            for (long rows : List.of(100L, 1000L)) {
                filled.fill(rows, "customers");
                VolumeReport report = filled.fill(4 * rows, "addresses");

                assertThat(report.notFilled()).extracting(NotFilled::why).isEmpty();
            }
            assertThat(filled.number("SELECT count(*) FROM addresses WHERE usual AND gone_at IS NULL"))
                    .isPositive();
        }
    }

    @Test
    void nullsThatAreEqualStandOnce() throws SQLException {
        try (Filled filled = Filled.onPostgres(
                "CREATE TABLE codes (id serial PRIMARY KEY, code text, UNIQUE NULLS NOT DISTINCT (code))")) {
            filled.grow(COUNTS, "codes");
        }
    }

    @Test
    void aKeyWithinBoundsHasAllNumbersBetweenThem() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE accounts (number int PRIMARY KEY CHECK (number BETWEEN 10000000 AND 99999999));
                CREATE DOMAIN positive AS bigint CHECK (value > 1000000);
                CREATE TABLE cards (number positive PRIMARY KEY);
                CREATE TABLE days (day date PRIMARY KEY)
                """)) {
            filled.grow(COUNTS, "accounts", "cards", "days");
        }
    }

    @Test
    void aTableIsFullOnlyIfItsKeysAdmitNoMore() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TYPE mood AS ENUM ('sad', 'happy');
                CREATE TABLE moods (mood mood PRIMARY KEY);
                CREATE TABLE kinds (kind text PRIMARY KEY CHECK (kind IN ('a', 'b', 'c')));
                CREATE TABLE plates (plate text PRIMARY KEY CHECK (plate ~ '^[A-Z]{3}-[0-9]{4}$'));
                CREATE TABLE hosts (address inet PRIMARY KEY)
                """)) {
            filled.fill(100, "moods", "kinds", "plates", "hosts");
            VolumeReport report = filled.fill(100_000, "moods", "kinds", "plates", "hosts");

            assertThat(report.notFilled().stream().filter(NotFilled::full).map(NotFilled::why))
                    .containsExactly(
                            "its key \"kinds_pkey\" (kind) admits 3 rows",
                            "its key \"moods_pkey\" (mood) admits 2 rows");
            assertThat(report.notFilled().stream()
                            .filter(entry -> !entry.full())
                            .map(NotFilled::why))
                    .hasSize(2)
                    .allSatisfy(why -> assertThat(why).contains("needs more different values"));
        }
    }
}
