// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.migration.Version;
import dev.switchback.server.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDriftTest {

    private static final AppliedMigrations ALL = new AppliedMigrations(
            new TreeSet<>(List.of(Version.parse("1"), Version.parse("2"), Version.parse("3"))),
            Set.of(),
            Optional.empty(),
            Set.of("report"),
            Set.of());

    @TempDir
    private Path directory;

    private static Server server(String version) {
        return TestServers.of(new DatabaseRequest("postgresql", version));
    }

    private Shop shop(String version) throws Exception {
        return Shop.onPostgres(directory, server(version), version)
                .file("V1__tables.sql", """
                        CREATE TYPE mood AS ENUM ('sad', 'ok');
                        CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
                        CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail email NOT NULL UNIQUE,
                          mood mood DEFAULT 'ok', code varchar(10) CHECK (code IN ('a', 'b')), note text);
                        CREATE INDEX customers_note ON customers (lower(note));
                        CREATE TABLE orders (id serial PRIMARY KEY, customer bigint REFERENCES customers, total numeric(10,2) DEFAULT 0);
                        COMMENT ON TABLE orders IS 'what was bought';
                        CREATE SEQUENCE numbers;
                        CREATE SCHEMA archive;
                        CREATE TABLE archive.orders (id integer);
                        """)
                .file("V2__programs.sql", """
                        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                        CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
                        CREATE VIEW bills AS SELECT o.id, c.mail FROM orders o JOIN customers c ON c.id = o.customer;
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        CREATE POLICY own ON orders TO CURRENT_USER USING (true);
                        GRANT SELECT ON bills TO PUBLIC;
                        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
                        """)
                .file("V3__events.sql", """
                        CREATE TABLE events (at date NOT NULL, id bigint) PARTITION BY RANGE (at);
                        CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                        CREATE INDEX ON events (at);
                        """)
                .file("R__report.sql", "CREATE OR REPLACE VIEW report AS SELECT id, total FROM orders;")
                .rehearse();
    }

    private static Drift.Compared compared(Drift drift) {
        assertThat(drift).isInstanceOf(Drift.Compared.class);
        return (Drift.Compared) drift;
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "15"})
    void aDatabaseThatAnotherAccountMigratedHasNoDrift(String version) throws Exception {
        try (Shop shop = shop(version).migrate("latest")) {
            Drift.Compared drift = compared(shop.drift(ALL));

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.aside()).isEmpty();
            assertThat(drift.unknown()).isEmpty();
            assertThat(drift.standard()).startsWith("version 3 as rehearsed on postgresql " + version);
        }
    }

    @Test
    void whatThoseWhoRunItHaveSetUpIsNoDrift() throws Exception {
        try (Shop shop = shop("18").migrate("latest")) {
            shop.administer("CREATE ROLE drift_reader; GRANT SELECT ON ALL TABLES IN SCHEMA public TO drift_reader;"
                    + " GRANT CREATE ON SCHEMA public TO PUBLIC;"
                    + " ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO drift_reader;"
                    + " ALTER TABLE orders SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);"
                    + " CREATE SCHEMA partman; CREATE TABLE partman.jobs (id int PRIMARY KEY);"
                    + " CREATE TABLE events_2026 (at date NOT NULL, id bigint); ALTER TABLE events ATTACH PARTITION events_2026"
                    + "   FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');"
                    + " DROP TABLE events_2025;"
                    + " CREATE TABLE databasechangelog (id int);"
                    + " CREATE STATISTICS by_hand ON customer, total FROM orders;"
                    + " CREATE PUBLICATION p FOR TABLE orders;"
                    + " COMMENT ON SCHEMA public IS 'ours'; ALTER SCHEMA public OWNER TO postgres;"
                    + " ALTER TABLE customers OWNER TO postgres");

            Drift.Compared drift = compared(shop.drift(ALL));

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unknown()).isEmpty();
            assertThat(drift.aside())
                    .contains(
                            "Partitions that a migration made are gone: public.events_2025.",
                            "Partitions that no migration makes: public.events_2026.",
                            "Not compared, for no migration makes anything in these schemas: partman.",
                            "Rights that no migration gives: to drift_reader.",
                            "Tables of other tools: public.databasechangelog.",
                            "Set otherwise where the database is run: storage parameters of table public.orders.");
            shop.administer("DROP OWNED BY drift_reader; DROP ROLE drift_reader");
        }
    }

    @Test
    void whatSomebodyChangedByHandIsToldObjectByObject() throws Exception {
        try (Shop shop = shop("18").migrate("latest")) {
            shop.change("ALTER TABLE customers ADD COLUMN extra integer;"
                    + "DROP INDEX customers_note; CREATE INDEX by_hand ON orders (total);"
                    + "DROP VIEW report; ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);"
                    + "ALTER TABLE orders ALTER COLUMN total SET DEFAULT 1; ALTER TABLE orders ALTER COLUMN customer SET NOT NULL;"
                    + "ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey; ALTER TABLE orders DISABLE TRIGGER touched;"
                    + "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$;"
                    + "DROP VIEW bills; CREATE VIEW bills AS SELECT o.id, c.mail FROM orders o LEFT JOIN customers c ON c.id = o.customer;"
                    + "ALTER TYPE mood ADD VALUE 'great'; DROP POLICY own ON orders; COMMENT ON TABLE orders IS 'x';"
                    + "CREATE TABLE manual (id integer PRIMARY KEY, t text); DROP TABLE archive.orders;"
                    + "ALTER SEQUENCE numbers INCREMENT 5; ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM PUBLIC;"
                    + "ALTER TABLE customers DROP CONSTRAINT customers_code_check,"
                    + " ADD CONSTRAINT customers_code_check CHECK (code IN ('a', 'b', 'c'));"
                    + "REVOKE SELECT ON bills FROM PUBLIC");

            List<String> words = Shop.words(compared(shop.drift(ALL)));

            assertThat(words)
                    .contains(
                            "column extra of public.customers is there, and no migration makes it (integer)",
                            "type of column total of public.orders is numeric(12,2); by the migrations it is numeric(10,2)",
                            "default of column total of public.orders is 1; by the migrations it is 0",
                            "not null of column customer of public.orders is yes; by the migrations it is no",
                            "index customers_note of public.customers is missing (CREATE INDEX customers_note ON public.customers USING btree (lower(note)))",
                            "index by_hand of public.orders is there, and no migration makes it (CREATE INDEX by_hand ON public.orders USING btree (total))",
                            "constraint orders_customer_fkey of public.orders is missing (FOREIGN KEY (customer) REFERENCES public.customers(id))",
                            "enabled of trigger touched of public.orders is disabled; by the migrations it is absent",
                            "labels of type public.mood is 'sad', 'ok', 'great'; by the migrations it is 'sad', 'ok'",
                            "comment of table public.orders is x; by the migrations it is what was bought",
                            "table public.manual is there, and no migration makes it",
                            "table archive.orders is missing",
                            "increment of sequence public.numbers is 5; by the migrations it is 1")
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("definition of function public.touch() is")
                            .contains("RETURN OLD"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("definition of view public.bills is")
                            .contains("LEFT JOIN"))
                    .anySatisfy(line -> assertThat(line).startsWith("view public.report is missing"))
                    .anySatisfy(line -> assertThat(line).startsWith("policy own of public.orders is missing"))
                    .anySatisfy(line -> assertThat(line).startsWith("grant to PUBLIC on view public.bills is missing"))
                    .anySatisfy(line -> assertThat(line).startsWith("definition of constraint customers_code_check"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("default privileges tables of role (the account that migrates)"))
                    .hasSize(20);
        }
    }

    @Test
    void atAnOlderVersionRepeatableMigrationsAreNotTakenForDrift() throws Exception {
        try (Shop shop = shop("18").migrate("2")) {
            AppliedMigrations two = new AppliedMigrations(
                    new TreeSet<>(List.of(Version.parse("1"), Version.parse("2"))),
                    Set.of(),
                    Optional.empty(),
                    Set.of("report"),
                    Set.of());

            assertThat(compared(shop.drift(two)).differences()).isEmpty();
            assertThat(compared(shop.drift(two)).unknown()).isEmpty();
            assertThat(compared(shop.drift(ALL)).differences()).isNotEmpty();
        }
    }

    @Test
    void onAnotherVersionOfTheServerOnlyWhatBothSayAlikeIsCompared() throws Exception {
        try (Shop rehearsed = shop("18");
                Shop shop = Shop.onPostgres(directory, server("15"), "15").migrate("latest")) {
            Drift.Compared same = compared(Drift.of(rehearsed.record(), shop.history(), ALL, shop.schema()));
            shop.change(
                    "ALTER TABLE customers DROP COLUMN note; ALTER TABLE customers ALTER COLUMN code TYPE varchar(12)");
            Drift.Compared changed = compared(Drift.of(rehearsed.record(), shop.history(), ALL, shop.schema()));

            assertThat(same.differences()).isEmpty();
            assertThat(changed.differences())
                    .extracting(Difference::words)
                    .contains("column note of public.customers is missing (text)")
                    .anySatisfy(line -> assertThat(line).startsWith("type of column code"));
        }
    }

    @Test
    void aRestoredDumpsCastsAreNoDrift() throws Exception {
        try (Shop shop = shop("18").migrate("latest")) {
            // As PostgreSQL prints the constraint again after it was read from its own print.
            check(shop, "((code)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))");

            Drift.Compared drift = compared(shop.drift(ALL));

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.aside()).noneSatisfy(line -> assertThat(line).contains("customers_code_check"));
        }
    }

    @Test
    void otherCastsAreSetAside() throws Exception {
        try (Shop shop = shop("18").migrate("latest")) {
            check(shop, "((code)::text = ANY (ARRAY['a'::text, 'b'::text]))");

            Drift.Compared drift = compared(shop.drift(ALL));

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.aside()).anySatisfy(line -> assertThat(line).contains("customers_code_check"));
        }
    }

    private static void check(Shop shop, String condition) throws Exception {
        shop.change("ALTER TABLE customers DROP CONSTRAINT customers_code_check, ADD CONSTRAINT customers_code_check"
                + " CHECK (" + condition + ")");
    }

    @Test
    void tablesInAnotherSchemaAreToldAsThat() throws Exception {
        try (Shop shop = shop("18")) {
            shop.change("CREATE SCHEMA mine");
            shop.flyway("flyway.defaultSchema", "mine").migrate("latest");

            assertThat(shop.drift(ALL))
                    .isInstanceOfSatisfying(
                            Drift.NotComparable.class,
                            problem -> assertThat(problem.why())
                                    .isEqualTo(
                                            "The tables are in schema mine there, and were in public in the rehearsal."));
        }
    }
}
