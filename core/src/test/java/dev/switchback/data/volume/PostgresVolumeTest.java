// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.Jdbc;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of PostgreSQL at volume. */
class PostgresVolumeTest {

    private static final String ALL_TYPES = """
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE DOMAIN percent AS int CHECK (value BETWEEN 0 AND 100);
            CREATE DOMAIN email AS text CHECK (value ~ '^[^@]+@[^@]+$');
            CREATE TABLE everything (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, small smallint, flag boolean NOT NULL, amount numeric(10,2),
              free numeric, ratio real, precise double precision, name varchar(40) NOT NULL, code char(4), body text,
              key uuid NOT NULL UNIQUE, born date, seen timestamptz NOT NULL, at time, doc jsonb, blob bytea, mood mood NOT NULL,
              tags text[], done percent, mail email NOT NULL, address inet, span int4range, bits bit(5), wait interval,
              total numeric GENERATED ALWAYS AS (amount * 2) STORED)
            """;

    @Test
    void everyTypeIsFilledAndGrows() throws SQLException {
        try (Filled filled = Filled.onPostgres(ALL_TYPES)) {
            VolumeReport first = filled.fill(1000, "everything");
            String before = filled.text("SELECT md5(string_agg(e::text, '' ORDER BY id)) FROM everything e");

            VolumeReport second = filled.fill(10_000, "everything");

            assertThat(first.notFilled()).isEmpty();
            assertThat(second.rows()).containsEntry(filled.table("everything"), 10_000L);
            assertThat(filled.text(
                            "SELECT md5(string_agg(e::text, '' ORDER BY id)) FROM everything e WHERE id <= 1000"))
                    .isEqualTo(before);
            assertThat(filled.number("SELECT count(*) FROM everything WHERE small IS NULL"))
                    .isBetween(800L, 1200L);
            assertThat(filled.number("INSERT INTO everything (flag, name, key, seen, mood, mail)"
                            + " VALUES (true, 'x', gen_random_uuid(), now(), 'ok', 'a@b') RETURNING id"))
                    .isEqualTo(10_001);
        }
    }

    @Test
    void parentsAreFilledTooAndCompositeKeysHold() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE tenants (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
                CREATE TABLE users (tenant_id int REFERENCES tenants, id int, email text NOT NULL, boss int,
                  PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, email), FOREIGN KEY (tenant_id, boss) REFERENCES users);
                CREATE TABLE roles (id serial PRIMARY KEY, name varchar(20) UNIQUE, parent_id int REFERENCES roles);
                CREATE TABLE grants (tenant_id int, user_id int, role_id int REFERENCES roles, since date NOT NULL,
                  PRIMARY KEY (tenant_id, user_id, role_id), FOREIGN KEY (tenant_id, user_id) REFERENCES users);
                CREATE TABLE lines (grant_role int, tenant_id int, user_id int, line smallint, note text,
                  PRIMARY KEY (tenant_id, user_id, grant_role, line),
                  FOREIGN KEY (tenant_id, user_id, grant_role) REFERENCES grants)
                """)) {
            for (long rows : List.of(100L, 1000L, 5000L)) {
                VolumeReport report = filled.fill(rows, "lines", "grants");

                assertThat(report.notFilled()).extracting(NotFilled::why).isEmpty();
                assertThat(report.rows()).hasSize(5);
                assertThat(report.rows().values()).containsOnly(rows);
            }
        }
    }

    @Test
    void tablesInACircleAreFilled() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE teams (id serial PRIMARY KEY, owner_id int NOT NULL);
                CREATE TABLE members (id serial PRIMARY KEY, team_id int REFERENCES teams);
                ALTER TABLE teams ADD FOREIGN KEY (owner_id) REFERENCES members
                """)) {
            filled.fill(100, "teams", "members");
            VolumeReport report = filled.fill(1000, "teams", "members");

            assertThat(report.notFilled()).isEmpty();
            assertThat(report.rows().values()).containsOnly(1000L);
            assertThat(filled.number("SELECT count(team_id) FROM members")).isGreaterThan(700);
        }
    }

    @Test
    void aCircleWithoutABeginningIsFilled() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE teams (id serial PRIMARY KEY, owner_id int NOT NULL);
                CREATE TABLE members (id serial PRIMARY KEY, team_id int NOT NULL REFERENCES teams);
                ALTER TABLE teams ADD FOREIGN KEY (owner_id) REFERENCES members
                """)) {
            VolumeReport report = filled.fill(1000, "teams");

            assertThat(report.notFilled()).isEmpty();
            assertThat(report.rows().values()).containsOnly(1000L);
        }
    }

    @Test
    void conditionsAreMet() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE orders (id serial PRIMARY KEY, code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]+$'),
                  mail text NOT NULL CHECK (mail LIKE '%@%.%'), rating int NOT NULL CHECK (rating BETWEEN 1 AND 5),
                  share numeric(5,4) NOT NULL CHECK (share <= 1), state text NOT NULL CHECK (state IN ('NEW', 'PAID')),
                  starts date NOT NULL, ends date NOT NULL CHECK (ends >= starts), low int NOT NULL, high int NOT NULL,
                  phone text, fax text, CHECK (high > low), CHECK (num_nonnulls(phone, fax) = 1))
                """)) {
            VolumeReport report = filled.fill(5000, "orders");

            assertThat(report.notFilled()).extracting(NotFilled::why).isEmpty();
            assertThat(filled.number("SELECT count(DISTINCT rating) FROM orders"))
                    .isEqualTo(5);
            assertThat(filled.number("SELECT count(DISTINCT state) FROM orders"))
                    .isEqualTo(2);
        }
    }

    @Test
    void partitionsTakeTheRowsThatAreTheirs() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE events (id bigserial, day date NOT NULL, kind text, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
                CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2019-02-01');
                CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2019-02-01') TO ('2019-03-01');
                CREATE TABLE spread (id int PRIMARY KEY, name text) PARTITION BY HASH (id);
                CREATE TABLE spread_1 PARTITION OF spread FOR VALUES WITH (modulus 2, remainder 0);
                CREATE TABLE spread_2 PARTITION OF spread FOR VALUES WITH (modulus 2, remainder 1)
                """)) {
            VolumeReport report = filled.fill(2000, "events_1", "spread");

            assertThat(report.notFilled()).extracting(NotFilled::why).isEmpty();
            assertThat(report.rows().keySet()).containsExactly(filled.table("events"), filled.table("spread"));
            assertThat(filled.number("SELECT least((SELECT count(*) FROM events_1), (SELECT count(*) FROM events_2),"
                            + " (SELECT count(*) FROM spread_1), (SELECT count(*) FROM spread_2))"))
                    .isGreaterThan(200);
        }
    }

    @Test
    void keysThatOnlyTheDatabaseUnderstandsAreMetAfterARefusal() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE accounts (id serial PRIMARY KEY, name varchar(30) NOT NULL, owner_id int REFERENCES accounts,
                  active boolean NOT NULL);
                CREATE UNIQUE INDEX ON accounts (upper(name));
                CREATE TABLE bookings (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts, closed boolean NOT NULL);
                CREATE UNIQUE INDEX one_open ON bookings (account_id) WHERE NOT closed
                """)) {
            VolumeReport report = filled.fill(2000, "bookings");

            assertThat(report.notFilled()).extracting(NotFilled::why).isEmpty();
        }
    }

    @Test
    void triggersFireAndChildrenOfRowsTheyPassOverAreReadFromTheDatabase() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE parents (id serial PRIMARY KEY, name text);
                CREATE TABLE children (id serial PRIMARY KEY, parent_id int NOT NULL REFERENCES parents);
                CREATE FUNCTION half() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN IF new.id % 2 = 0 THEN RETURN NULL; END IF; RETURN new; END';
                CREATE TRIGGER half BEFORE INSERT ON parents FOR EACH ROW EXECUTE FUNCTION half()
                """)) {
            VolumeReport report = filled.fill(1000, "parents", "children");

            assertThat(report.rows()).containsEntry(filled.table("parents"), 500L);
            assertThat(report.rows()).containsEntry(filled.table("children"), 1000L);
        }
    }

    @Test
    void aTableThatTakesNoMoreIsNamedWithWhatIsInTheWay() throws SQLException {
        try (Filled filled = Filled.onPostgres("""
                CREATE TABLE states (flag boolean PRIMARY KEY, note text);
                CREATE TABLE never (id serial PRIMARY KEY, a int NOT NULL CONSTRAINT impossible CHECK (a > 3 AND a < 2));
                CREATE TABLE refused (id serial PRIMARY KEY, name text);
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''not here''; END';
                CREATE TRIGGER refuse BEFORE INSERT ON refused FOR EACH ROW EXECUTE FUNCTION refuse()
                """)) {
            VolumeReport report = filled.fill(100, "states", "never", "refused");

            assertThat(report.rows().values()).containsExactly(0L, 0L, 2L);
            assertThat(report.notFilled().stream().map(NotFilled::why))
                    .satisfiesExactlyInAnyOrder(
                            why -> assertThat(why).contains("states_pkey").contains("admits 2 rows"),
                            why -> assertThat(why).contains("impossible"),
                            why -> assertThat(why)
                                    .contains("trigger \"refuse\"")
                                    .contains("not here"));
        }
    }

    @Test
    void rowsMeetTheConstraintsOfLaterToo() throws SQLException {
        String now =
                "CREATE TABLE people (id serial PRIMARY KEY, age int, nick varchar(200), city_id int, team_id int);"
                        + "CREATE TABLE cities (id serial PRIMARY KEY)";
        String migration =
                "ALTER TABLE people ALTER age SET NOT NULL, ADD CHECK (age < 100), ALTER nick TYPE varchar(12),"
                        + " ADD UNIQUE (nick), ADD FOREIGN KEY (city_id) REFERENCES cities";
        String more = "CREATE TABLE teams (id serial PRIMARY KEY);"
                + "ALTER TABLE people ADD more text, ADD FOREIGN KEY (team_id) REFERENCES teams";
        try (Filled filled = Filled.onPostgres(now);
                Filled later = Filled.onPostgres(now, migration, more)) {
            VolumeReport report = filled.fill(1000, later.shapes("people"), "people");

            Jdbc.execute(filled.connection, migration);
            assertThat(report.notFilled()).isEmpty();
            assertThat(report.rows()).containsOnlyKeys(filled.table("people"), filled.table("cities"));
        }
    }
}
