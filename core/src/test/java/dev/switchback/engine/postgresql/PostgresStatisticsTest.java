// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.ReadOnlyTransaction;
import dev.switchback.engine.Statistics;
import dev.switchback.profile.ColumnProfile;
import dev.switchback.profile.TableProfile;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgresStatisticsTest {

    private static final String READER = "statistics_reader";

    /** Everything of pg_statistic that is no value. */
    private static final String GRANT =
            "GRANT SELECT (starelid, staattnum, stainherit, stanullfrac, stawidth, stadistinct,"
                    + " stakind1, stakind2, stakind3, stakind4, stakind5,"
                    + " stanumbers1, stanumbers2, stanumbers3, stanumbers4, stanumbers5) ON pg_catalog.pg_statistic TO "
                    + READER;

    private final Server server = TestServers.postgres();
    private Database database;
    private Connection owner;

    @BeforeEach
    void create() throws SQLException {
        database = server.create("statistics");
        owner = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP OWNED BY " + READER);
        execute("DROP ROLE " + READER);
        owner.close();
        server.drop(database);
    }

    private void execute(String sql) throws SQLException {
        if (sql.contains(READER)) {
            Jdbc.execute(
                    owner,
                    "DO $$ BEGIN CREATE ROLE " + READER + " LOGIN PASSWORD 'r'; EXCEPTION WHEN duplicate_object"
                            + " THEN NULL; END $$");
        }
        Jdbc.execute(owner, sql);
    }

    private static Statistics read(Connection connection) throws SQLException {
        return new PostgresEngine().statistics(connection).read(Set.of("flyway_schema_history"));
    }

    private Statistics readAsReader() throws SQLException {
        execute("ALTER ROLE " + READER + " SET default_transaction_read_only = on");
        Database asReader = new Database(database.url(), READER, "r", database.name());
        try (Connection connection = asReader.connect()) {
            return read(connection);
        }
    }

    private static TableProfile table(Statistics statistics, String schema, String name) {
        TableProfile table = statistics.profile().tables().get(new TableName(schema, name));
        assertThat(table).as(schema + "." + name).isNotNull();
        return table;
    }

    private void orders() throws SQLException {
        execute(
                "CREATE TABLE orders (id bigint PRIMARY KEY, customer int, status text, note text, created timestamptz)");
        execute("""
                INSERT INTO orders SELECT g, g % 200, (ARRAY['open', 'open', 'open', 'paid', 'secret-status'])[g % 5 + 1],
                  CASE WHEN g % 4 = 0 THEN 'planted-secret-' || g END, now() FROM generate_series(1, 20000) g""");
        execute("CREATE INDEX orders_customer ON orders (customer)");
        execute("ANALYZE orders");
    }

    @Test
    void rowsNullsDistinctValuesWidthsAndSkewAreThoseOfTheTable() throws SQLException {
        orders();

        TableProfile orders = table(read(owner), "public", "orders");

        assertThat(orders.rows()).isEqualTo(20_000);
        assertThat(orders.bytes().orElseThrow()).isBetween(1_000_000L, 3_000_000L);
        assertThat(orders.indexes().keySet()).containsExactly("orders_customer", "orders_pkey");
        assertThat(orders.indexes().values()).allMatch(bytes -> bytes > 100_000 && bytes < 1_000_000);
        ColumnProfile id = orders.columns().get("id");
        assertThat(id.distinct()).hasValue(20_000);
        assertThat(id.correlation().orElseThrow()).isCloseTo(1, within(0.01));
        assertThat(id.nullFraction()).hasValue(0);
        assertThat(id.width()).hasValue(8);
        ColumnProfile customer = orders.columns().get("customer");
        assertThat(customer.distinct()).hasValue(200);
        assertThat(customer.mostCommon()).hasSizeLessThanOrEqualTo(20);
        ColumnProfile status = orders.columns().get("status");
        assertThat(status.distinct()).hasValue(3);
        assertThat(status.mostCommon().get(0)).isCloseTo(0.6, within(0.03));
        ColumnProfile note = orders.columns().get("note");
        assertThat(note.nullFraction().orElseThrow()).isCloseTo(0.75, within(0.03));
        assertThat(note.width().orElseThrow()).isCloseTo(20, within(2.0));
        assertThat((double) note.distinct().orElseThrow()).isCloseTo(5_000, within(500.0));
    }

    @Test
    void noValueOfARowIsRead() throws SQLException {
        orders();

        assertThat(read(owner).toString()).contains("orders").doesNotContain("secret", "open", "paid");
    }

    @Test
    void anAccountThatMayReadNoTableReadsTheSameWithOneGrant() throws SQLException {
        orders();
        execute(GRANT);

        Statistics statistics = readAsReader();

        assertThat(statistics).isEqualTo(read(owner));
        assertThat(statistics.remarks()).isEmpty();
    }

    @Test
    void anAccountThatMayReadTheTablesReadsTheSame() throws SQLException {
        orders();
        execute("GRANT SELECT ON orders TO " + READER);

        assertThat(readAsReader()).isEqualTo(read(owner));
    }

    @Test
    void withoutAnyPrivilegeRowsAndSizesAreReadAndTheRestIsTold() throws SQLException {
        orders();
        execute("GRANT pg_monitor, pg_read_all_stats TO " + READER);

        Statistics statistics = readAsReader();

        assertThat(table(statistics, "public", "orders").rows()).isEqualTo(20_000);
        assertThat(table(statistics, "public", "orders").indexes()).hasSize(2);
        assertThat(table(statistics, "public", "orders").columns()).isEmpty();
        assertThat(statistics.profile().memory())
                .containsOnly(entry("work_mem", 4L << 20), entry("maintenance_work_mem", 64L << 20));
        assertThat(statistics.remarks())
                .singleElement()
                .asString()
                .startsWith(
                        "1 table is without anything on its columns, because the account may not see their statistics:"
                                + " public.orders. docs/profile.md has the GRANT");
    }

    @Test
    void rowSecurityHidesStatisticsAndIsTold() throws SQLException {
        orders();
        execute("ALTER TABLE orders ENABLE ROW LEVEL SECURITY");
        execute("GRANT SELECT ON orders TO " + READER);

        assertThat(readAsReader().remarks())
                .singleElement()
                .asString()
                .contains("the account may not see their statistics");
    }

    @Test
    void partitionsAreOneTable() throws SQLException {
        execute("CREATE TABLE events (id int, kind text, PRIMARY KEY (id)) PARTITION BY RANGE (id)");
        execute("CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10000)");
        execute("CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (10000) TO (50000) PARTITION BY RANGE (id)");
        execute("CREATE TABLE events_2a PARTITION OF events_2 FOR VALUES FROM (10000) TO (50000)");
        execute("INSERT INTO events SELECT g, CASE WHEN g < 10000 THEN 'a' END FROM generate_series(1, 39999) g");
        execute("ANALYZE events_1");
        execute("ANALYZE events_2a");

        Statistics byAutovacuum = read(owner);
        execute("ANALYZE events");
        Statistics byHand = read(owner);

        assertThat(byAutovacuum.profile().tables().keySet()).containsExactly(new TableName("public", "events"));
        TableProfile events = table(byAutovacuum, "public", "events");
        assertThat(events.rows()).isEqualTo(39_999);
        assertThat(events.bytes().orElseThrow()).isGreaterThan(1_000_000);
        assertThat(events.indexes().keySet()).containsExactly("events_pkey");
        assertThat(events.columns().get("kind").nullFraction().orElseThrow()).isCloseTo(0.75, within(0.01));
        assertThat(events.columns().get("kind").distinct()).isEmpty();
        assertThat(events.columns().get("id").distinct()).hasValue(39_999);
        assertThat(byAutovacuum.remarks()).isEmpty();
        assertThat(table(byHand, "public", "events").rows()).isEqualTo(39_999);
        assertThat(table(byHand, "public", "events").columns().get("kind").distinct())
                .hasValue(1);
    }

    @Test
    void whatWasNeverAnalyzedOrIsEmptyIsTold() throws SQLException {
        execute("CREATE TABLE empty (id int)");
        execute("CREATE TABLE counted (id int) WITH (autovacuum_enabled = false)");
        execute("INSERT INTO counted SELECT generate_series(1, 500)");
        count();

        Statistics statistics = read(owner);

        assertThat(table(statistics, "public", "counted").rows()).isEqualTo(500);
        assertThat(table(statistics, "public", "empty").rows()).isEqualTo(1);
        assertThat(statistics.remarks())
                .anyMatch(remark ->
                        remark.startsWith("1 table is never analyzed as a whole") && remark.contains("public.counted."))
                .anyMatch(remark -> remark.startsWith("1 table is empty") && remark.contains("public.empty."))
                .anyMatch(remark -> remark.contains("because nobody has analyzed them: public.counted. Run ANALYZE"));
        forget();
        assertThat(read(owner).profile().tables().keySet()).containsExactly(new TableName("public", "empty"));
        assertThat(read(owner).remarks())
                .anyMatch(remark -> remark.startsWith(
                        "1 table is left out, because nobody has ever counted or analyzed it: public.counted."));
    }

    /** Has the server count what this session has written, which it does now and then otherwise. */
    private void count() throws SQLException {
        Jdbc.query(owner, row -> "", "SELECT pg_stat_force_next_flush()");
        Jdbc.query(owner, row -> "", "SELECT 1");
    }

    /** Has the server forget what it has counted, as after a crash. */
    private void forget() throws SQLException {
        count();
        Jdbc.query(owner, row -> "", "SELECT pg_stat_reset()");
    }

    /** It has a page all the same: that of the index for values that are stored apart. */
    @Test
    void anEmptyTableForLargeValuesIsEmpty() throws SQLException {
        execute("CREATE TABLE letters (body text)");

        assertThat(table(read(owner), "public", "letters").rows()).isEqualTo(1);
        assertThat(read(owner).remarks())
                .containsExactly("1 table is empty, and stands in the file with one row: public.letters.");
    }

    /** Before version 14 the catalog has the same of a table that nobody has ever analyzed. */
    @Test
    void whatHasBeenFilledSinceItWasFoundEmptyIsNotTakenForEmpty() throws SQLException {
        execute("CREATE TABLE filled (id int) WITH (autovacuum_enabled = false)");
        execute("ANALYZE filled");
        execute("INSERT INTO filled SELECT generate_series(1, 500)");
        forget();

        Statistics statistics = read(owner);

        assertThat(statistics.profile().tables()).isEmpty();
        assertThat(statistics.remarks())
                .singleElement()
                .asString()
                .startsWith("1 table is left out, because nobody has ever counted or analyzed it: public.filled.");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatNobodyHasCountedIsNotTakenForEmptyWhereATableIsLocked() throws SQLException {
        execute("CREATE TABLE uncounted (id int) WITH (autovacuum_enabled = false)");
        execute("INSERT INTO uncounted SELECT generate_series(1, 500)");
        execute("CREATE TABLE hollow (id int)");
        execute("ANALYZE hollow");
        forget();
        try (Connection other = database.connect()) {
            Jdbc.execute(other, "BEGIN");
            Jdbc.execute(other, "LOCK TABLE hollow IN ACCESS EXCLUSIVE MODE");

            Statistics statistics = read(owner);

            assertThat(statistics.profile().tables().keySet()).containsExactly(new TableName("public", "hollow"));
            assertThat(statistics.remarks())
                    .anyMatch(
                            remark -> remark.startsWith("1 table is left out") && remark.contains("public.uncounted"));
            Jdbc.execute(other, "ROLLBACK");
        }
    }

    @Test
    void oddNamesAreKeptAsTheyAre() throws SQLException {
        execute("CREATE SCHEMA \"a.b\"");
        execute("CREATE TABLE \"a.b\".\"Order \"\"lines\"\" 😀\" (\"Id.x\" int PRIMARY KEY)");
        execute("INSERT INTO \"a.b\".\"Order \"\"lines\"\" 😀\" VALUES (1), (2)");
        execute("ANALYZE");

        TableProfile odd = table(read(owner), "a.b", "Order \"lines\" 😀");

        assertThat(odd.columns().keySet()).containsExactly("Id.x");
        assertThat(odd.rows()).isEqualTo(2);
    }

    @Test
    void whatIsNotTheUsersIsLeftOut() throws SQLException {
        execute("CREATE SCHEMA switchback");
        execute("CREATE TABLE switchback.marks (id int)");
        execute("CREATE TABLE flyway_schema_history (id int)");
        execute("CREATE TEMP TABLE passing (id int)");
        execute("CREATE VIEW seen AS SELECT 1");

        assertThat(read(owner).profile().tables()).isEmpty();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aTableThatIsRewrittenMeanwhileDoesNotHoldItUp() throws SQLException {
        orders();
        try (Connection other = database.connect()) {
            Jdbc.execute(other, "BEGIN");
            Jdbc.execute(other, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");

            Statistics statistics = read(owner);

            assertThat(table(statistics, "public", "orders").bytes().orElseThrow())
                    .isGreaterThan(1_000_000);
            assertThat(statistics.remarks())
                    .containsExactly(
                            "Sizes are those of the last ANALYZE or VACUUM, because somebody holds a lock on a table.");
            Jdbc.execute(other, "ROLLBACK");
        }
    }

    @Test
    void aThousandTablesTakeNoLongerThanAMoment() throws SQLException {
        execute("""
                DO $$ BEGIN FOR i IN 1..1000 LOOP
                  EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, a text, b int, c date, d text)', i);
                  EXECUTE format('INSERT INTO t%s VALUES (1, ''x'', 1, now(), NULL), (2, ''y'', 2, now(), NULL)', i);
                END LOOP; END $$""");
        execute("ANALYZE");

        // At least in one of three attempts: any of them may be held up by what else the machine does.
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3 && least >= 5_000; attempt++) {
            long start = System.nanoTime();
            Statistics statistics = read(owner);
            least = Math.min(least, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            assertThat(statistics.profile().tables()).hasSize(1_000).allSatisfy((name, table) -> {
                assertThat(table.columns()).hasSize(5);
                assertThat(table.indexes()).hasSize(1);
            });
        }

        assertThat(least).isLessThan(5_000);
    }

    @Test
    void theTransactionChangesNothingAndLeavesNothing() throws SQLException {
        List<String> before = settings();

        read(owner);

        assertThat(settings()).isEqualTo(before);
        assertThat(owner.getAutoCommit()).isTrue();
        execute("CREATE TABLE writable (id int)");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> {
                    try (var transaction = ReadOnlyTransaction.begin(owner)) {
                        Jdbc.execute(transaction.connection(), "CREATE TABLE refused (id int)");
                    }
                })
                .withMessageContaining("read-only transaction");
    }

    private List<String> settings() throws SQLException {
        return Jdbc.query(
                owner,
                row -> row.getString(1),
                "SELECT name || setting FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout', 'search_path')");
    }
}
