// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Statistics;
import dev.switchback.profile.ColumnProfile;
import dev.switchback.profile.TableProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MysqlStatisticsTest {

    private static final String READER = "statistics_reader";

    /** The numbers from 0 to 19,999. */
    private static final String NUMBERS =
            "WITH d AS (SELECT 0 n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
                    + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)"
                    + " SELECT a.n + 10 * b.n + 100 * c.n + 1000 * e.n + 10000 * f.n AS n FROM d a, d b, d c, d e, d f WHERE f.n < 2";

    private Product product;
    private Database database;
    private Connection owner;

    private void open(Product product) throws SQLException {
        this.product = product;
        database = product.server().create("statistics");
        owner = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP USER IF EXISTS " + READER);
        owner.close();
        product.server().drop(database);
    }

    private void execute(String... statements) throws SQLException {
        for (String statement : statements) {
            Jdbc.execute(owner, statement);
        }
    }

    private Statistics read(Connection connection) throws SQLException {
        return new MysqlEngine(product.flavor).statistics(connection).read(Set.of("flyway_schema_history"));
    }

    private Statistics readAsReader(String... grants) throws SQLException {
        execute("CREATE USER " + READER + " IDENTIFIED BY 'Reader-1-x'");
        for (String grant : grants) {
            execute("GRANT " + grant.replace("$database", "`" + database.name() + "`") + " TO " + READER);
        }
        try (Connection connection = new Database(database.url(), READER, "Reader-1-x", database.name()).connect()) {
            return read(connection);
        }
    }

    private static TableProfile table(Statistics statistics, String name) {
        TableProfile table = statistics.profile().tables().get(new TableName("", name));
        assertThat(table).as(name).isNotNull();
        return table;
    }

    /** By default InnoDB looks at 20 pages, and errs by a third now and then. */
    private void orders() throws SQLException {
        execute(
                "CREATE TABLE orders (id bigint PRIMARY KEY, customer int NOT NULL, status varchar(20), note varchar(40), KEY (customer))"
                        + " STATS_SAMPLE_PAGES = 1000",
                "INSERT INTO orders SELECT n, n % 200, ELT(n % 5 + 1, 'open', 'open', 'open', 'paid', 'secret-status'),"
                        + " IF(n % 4 = 0, CONCAT('planted-secret-', n), NULL) FROM (" + NUMBERS + ") AS numbers",
                "ANALYZE TABLE orders" + (product == Product.MYSQL ? "" : " PERSISTENT FOR ALL"));
        if (product == Product.MYSQL) {
            execute(
                    "ANALYZE TABLE orders UPDATE HISTOGRAM ON status WITH 10 BUCKETS",
                    "ANALYZE TABLE orders UPDATE HISTOGRAM ON note WITH 10 BUCKETS");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void rowsNullsAndDistinctValuesAreThoseOfTheTable(Product product) throws SQLException {
        open(product);
        orders();

        Statistics statistics = read(owner);

        TableProfile orders = table(statistics, "orders");
        assertThat(orders.rows()).isCloseTo(20_000L, Percentage.withPercentage(20));
        assertThat(orders.bytes().orElseThrow()).isBetween(500_000L, 6_000_000L);
        assertThat(orders.indexes().keySet()).containsExactly("customer");
        assertThat(orders.indexes().get("customer")).isBetween(100_000L, 1_000_000L);
        assertThat((double) orders.columns().get("id").distinct().orElseThrow()).isCloseTo(20_000, within(4_000.0));
        assertThat(orders.columns().get("id").nullFraction()).hasValue(0);
        assertThat((double) orders.columns().get("customer").distinct().orElseThrow())
                .isCloseTo(200, within(40.0));
        ColumnProfile status = orders.columns().get("status");
        assertThat((double) status.distinct().orElseThrow()).isCloseTo(3, within(0.1));
        assertThat(status.nullFraction()).hasValue(0);
        ColumnProfile note = orders.columns().get("note");
        assertThat(note.nullFraction().orElseThrow()).isCloseTo(0.75, within(0.01));
        assertThat((double) note.distinct().orElseThrow()).isCloseTo(5_000, within(500.0));
        assertThat(statistics.remarks()).isEmpty();
        if (product == Product.MYSQL) {
            assertThat(status.mostCommon())
                    .hasSize(3)
                    .first()
                    .satisfies(most -> assertThat(most).isCloseTo(0.6, within(0.01)));
            assertThat(note.mostCommon()).isEmpty();
        } else {
            assertThat(status.width().orElseThrow()).isCloseTo(5.8, within(0.5));
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void noValueOfARowIsRead(Product product) throws SQLException {
        open(product);
        orders();

        assertThat(read(owner).toString()).contains("orders").doesNotContain("secret", "open", "paid");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void anAccountThatMayReadNoTableReadsTheSame(Product product) throws SQLException {
        open(product);
        orders();
        String[] mysql = {"REFERENCES ON $database.*", "SELECT ON mysql.innodb_index_stats"};
        String[] mariadb = {
            "REFERENCES ON $database.*",
            "SELECT ON mysql.innodb_index_stats",
            "SELECT ON mysql.table_stats",
            "SELECT (db_name, table_name, column_name, nulls_ratio, avg_length, avg_frequency) ON mysql.column_stats"
        };

        Statistics statistics = readAsReader(product == Product.MYSQL ? mysql : mariadb);

        assertThat(statistics).isEqualTo(read(owner));
        assertThat(statistics.profile().memory())
                .containsEntry("innodb_buffer_pool_size", 128L << 20)
                .containsEntry("tmp_table_size", 16L << 20);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatTheAccountMaySeeNothingOfIsTold(Product product) throws SQLException {
        open(product);
        orders();
        execute("CREATE TABLE seen (id int PRIMARY KEY, a int)");

        Statistics statistics = readAsReader("SELECT ON $database.seen", "SELECT ON mysql.innodb_index_stats");

        assertThat(statistics.profile().tables().keySet()).containsExactly(new TableName("", "seen"));
        assertThat(statistics.remarks())
                .anyMatch(remark ->
                        remark.startsWith("1 table is left out, because the account has no privilege on it: orders."));
    }

    /** It shows tables, and not their columns. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void aPrivilegeThatShowsNoColumnsIsTold(Product product) throws SQLException {
        open(product);
        orders();

        Statistics statistics = readAsReader("SHOW VIEW ON $database.*");

        assertThat(table(statistics, "orders").columns()).isEmpty();
        assertThat(statistics.remarks())
                .contains("1 table is without anything on its columns, because the account may not see them: orders."
                        + " GRANT REFERENCES ON the database is enough, and lets it read no row.");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void withoutInnodbsNotesRowsAreReadAndTheRestIsTold(Product product) throws SQLException {
        open(product);
        orders();

        Statistics statistics = readAsReader("REFERENCES ON $database.*");

        assertThat(table(statistics, "orders").rows()).isCloseTo(20_000L, Percentage.withPercentage(20));
        assertThat(table(statistics, "orders").indexes()).isEmpty();
        assertThat(statistics.remarks())
                .contains(
                        "The sizes of indexes could not be read. GRANT SELECT ON mysql.innodb_index_stats TO the account.");
        if (product == Product.MARIADB) {
            assertThat(statistics.remarks())
                    .anyMatch(remark -> remark.startsWith("What is known of columns could not be read. GRANT"));
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void partitionsAreOneTable(Product product) throws SQLException {
        open(product);
        execute(
                "CREATE TABLE events (id int PRIMARY KEY, kind int, KEY (kind)) STATS_SAMPLE_PAGES = 1000 PARTITION BY RANGE (id)"
                        + " (PARTITION p1 VALUES LESS THAN (5000), PARTITION p2 VALUES LESS THAN (50000))",
                "INSERT INTO events SELECT n, n % 7 FROM (" + NUMBERS + ") AS numbers",
                "ANALYZE TABLE events");

        TableProfile events = table(read(owner), "events");

        assertThat(events.rows()).isCloseTo(20_000L, Percentage.withPercentage(20));
        assertThat(events.indexes().keySet()).containsExactly("kind");
        assertThat(events.indexes().get("kind")).isGreaterThan(200_000);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatIsEmptyOrHasNoStatisticsIsTold(Product product) throws SQLException {
        open(product);
        execute(
                "CREATE TABLE hollow (id int PRIMARY KEY, note text)",
                "CREATE TABLE flyway_schema_history (id int)",
                "CREATE VIEW v AS SELECT 1");

        Statistics statistics = read(owner);

        assertThat(statistics.profile().tables().keySet()).containsExactly(new TableName("", "hollow"));
        assertThat(table(statistics, "hollow").rows()).isEqualTo(1);
        assertThat(statistics.remarks())
                .anyMatch(remark ->
                        remark.startsWith("1 table is empty by its statistics") && remark.contains(": hollow."))
                .anyMatch(remark -> remark.startsWith("Of 1 of 2 columns there are no statistics; ANALYZE TABLE"));
    }

    /** What ANALYZE has found stays when the rows are gone, and a profile with no different value could not be read again. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void aTableThatWasEmptiedHasOneValue(Product product) throws SQLException {
        open(product);
        orders();
        execute("TRUNCATE TABLE orders");

        TableProfile orders = table(read(owner), "orders");

        assertThat(orders.rows()).isEqualTo(1);
        assertThat(orders.columns().get("status").distinct()).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void oddNamesAreKeptAsTheyAre(Product product) throws SQLException {
        open(product);
        execute(
                "CREATE TABLE `My.Order ``lines\"` (`Id.x` int PRIMARY KEY, `größe` int, KEY `Key.1` (`größe`))",
                "INSERT INTO `My.Order ``lines\"` VALUES (1, 1), (2, 1)",
                "ANALYZE TABLE `My.Order ``lines\"`");

        TableProfile odd = table(read(owner), "My.Order `lines\"");

        assertThat(odd.columns().keySet()).containsExactly("Id.x", "größe");
        assertThat(odd.indexes().keySet()).containsExactly("Key.1");
        assertThat(odd.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void manyTablesAreReadInAMoment(Product product) throws SQLException {
        open(product);
        for (int i = 0; i < 100; i++) {
            execute("CREATE TABLE t" + i + " (id int PRIMARY KEY, a varchar(9), b int, KEY (b))");
        }

        // At least in one of three attempts: any of them may be held up by what else the machine does.
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3 && least >= 3_000; attempt++) {
            long start = System.nanoTime();
            assertThat(read(owner).profile().tables()).hasSize(100);
            least = Math.min(least, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }

        assertThat(least).isLessThan(3_000);
    }

    /** InnoDB has notes on tables that it keeps for itself, and on sequences. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void whatIsNoTableOfTheUsersIsNotMissed(Product product) throws SQLException {
        open(product);
        execute(
                "CREATE TABLE notes (id int PRIMARY KEY, body text, FULLTEXT KEY (body))",
                "INSERT INTO notes VALUES (1, 'some words'), (2, 'more words')",
                "CREATE TABLE flyway_schema_history (id int PRIMARY KEY)",
                "INSERT INTO flyway_schema_history VALUES (1)",
                "ANALYZE TABLE notes, flyway_schema_history");
        if (product == Product.MARIADB) {
            execute("CREATE SEQUENCE numbers", "DO NEXTVAL(numbers)");
        }

        Statistics statistics = read(owner);

        assertThat(statistics.profile().tables().keySet()).containsExactly(new TableName("", "notes"));
        assertThat(statistics.remarks()).noneMatch(remark -> remark.contains("left out"));
    }
}
