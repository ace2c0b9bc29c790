// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.WorkProbe.Meter;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single statements are seen to cost, on a table of 1,000 rows with a child of 1,000 rows. */
class PostgresWorkProbeTest {

    private static final String TABLES = """
            CREATE TABLE parent (id int PRIMARY KEY, name varchar(20) NOT NULL);
            INSERT INTO parent SELECT g, 'name ' || g FROM generate_series(1, 100) g;
            CREATE TABLE orders (id int PRIMARY KEY, parent int, amount int, note varchar(50), wide text);
            CREATE INDEX orders_note ON orders (note);
            INSERT INTO orders SELECT g, g % 100 + 1, g, 'note ' || g, repeat('x', 100) FROM generate_series(1, 1000) g;
            CREATE TABLE empty (id int PRIMARY KEY, n int);
            CREATE TABLE parts (id int, n int) PARTITION BY RANGE (id);
            CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (501);
            CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (501) TO (2000);
            INSERT INTO parts SELECT g, g FROM generate_series(1, 1000) g;
            CREATE MATERIALIZED VIEW seen AS SELECT id FROM parts;
            CREATE PROCEDURE raise_all() LANGUAGE plpgsql AS $$ BEGIN UPDATE orders SET amount = amount + 1; END $$;
            CREATE VIEW looked AS SELECT id FROM parts;
            ANALYZE;
            """;

    private static Database database;
    private Connection script;
    private Connection onlooker;

    @BeforeAll
    static void create() throws SQLException {
        database = TestServers.postgres().create("work");
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, TABLES);
        }
    }

    @AfterAll
    static void drop() throws SQLException {
        TestServers.postgres().drop(database);
    }

    @BeforeEach
    void connect() throws SQLException {
        script = database.connect();
        script.setAutoCommit(false);
        onlooker = database.connect();
    }

    @AfterEach
    void close() throws SQLException {
        if (!script.getAutoCommit()) {
            script.rollback();
        }
        script.close();
        Jdbc.execute(onlooker, "VACUUM orders, parent, parts");
        onlooker.close();
    }

    private Work work(String... statements) throws SQLException {
        Meter meter = new PostgresWorkProbe().follow(script, () -> onlooker);
        meter.begin();
        Work work = Work.NOT_MEASURED;
        for (String statement : statements) {
            meter.before();
            Jdbc.execute(script, statement);
            work = meter.after();
        }
        return work;
    }

    private static String kinds(Work work) {
        return String.join(
                ", ",
                new TreeSet<>(work.kinds().stream().map(Work.Kind::toString).toList()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', emptyValue = "", delimiter = '|', textBlock = """
            ALTER TABLE orders ADD COLUMN c int DEFAULT 7                                | ``                     |    0 |    0
            ALTER TABLE orders ADD COLUMN c uuid DEFAULT gen_random_uuid()               | index build, rewrite   | 3000 |    0
            ALTER TABLE orders ALTER COLUMN amount TYPE bigint                           | index build, rewrite   | 3000 |    0
            ALTER TABLE orders ALTER COLUMN note TYPE varchar(80)                        | ``                     |    0 |    0
            ALTER TABLE orders ALTER COLUMN note SET NOT NULL                            | scan                   | 1000 |    0
            ALTER TABLE orders ADD CHECK (amount > 0)                                    | scan                   | 1000 |    0
            ALTER TABLE orders ADD CHECK (amount > 0) NOT VALID                          | ``                     |    0 |    0
            ALTER TABLE orders ADD FOREIGN KEY (parent) REFERENCES parent                | scan                   | 1100 |    0
            CREATE INDEX i ON orders (amount)                                            | index build            | 1000 |    0
            CREATE UNIQUE INDEX i ON orders (amount)                                     | index build            | 1000 |    0
            ALTER TABLE orders ADD UNIQUE (amount)                                       | index build            | 1000 |    0
            CREATE INDEX IF NOT EXISTS orders_note ON orders (note)                      | ``                     |    0 |    0
            CREATE TABLE IF NOT EXISTS orders (x int)                                    | ``                     |    0 |    0
            UPDATE orders SET amount = amount + 1                                        | data change, scan      | 1000 | 1000
            UPDATE orders SET amount = 0 WHERE false                                     | ``                     |    0 |    0
            UPDATE orders o SET note = p.name FROM parent p WHERE p.id = o.parent        | data change, scan      | 1100 | 1000
            DELETE FROM orders WHERE id % 10 = 0                                         | data change, scan      | 1000 |  100
            INSERT INTO empty SELECT id, amount FROM orders                              | data change, scan      | 1000 | 1000
            INSERT INTO empty VALUES (1, 1)                                              | data change            |    0 |    1
            CREATE TABLE copied AS SELECT * FROM orders                                  | scan                   | 1000 | 1000
            CREATE TABLE fresh (id int PRIMARY KEY, n int UNIQUE)                        | ``                     |    0 |    0
            CREATE TEMPORARY TABLE brief AS SELECT * FROM orders                         | scan                   | 1000 | 1000
            SELECT count(*) FROM looked                                                  | scan                   | 1000 |    0
            CALL raise_all()                                                             | data change, scan      | 1000 | 1000
            DO $$ BEGIN EXECUTE concat('CREATE INDEX i ', 'ON orders (id)'); END $$       | index build            | 1000 |    0
            TRUNCATE orders                                                              | ``                     |    0 |    0
            TRUNCATE empty                                                               | ``                     |    0 |    0
            ALTER TABLE empty ALTER COLUMN n TYPE bigint                                 | index build, rewrite   |    0 |    0
            DROP TABLE orders CASCADE                                                    | ``                     |    0 |    0
            CREATE INDEX i ON parts (n)                                                  | index build            | 1000 |    0
            ALTER TABLE parts ALTER COLUMN n TYPE bigint                                 | rewrite                | 1000 |    0
            UPDATE parts SET n = n + 1                                                   | data change, scan      | 1000 | 1000
            REFRESH MATERIALIZED VIEW seen                                               | data change, rewrite, scan | 1000 | 1000
            REINDEX TABLE orders                                                         | index build            | 2000 |    0
            """)
    void statementIsSeenToCost(String sql, String kinds, long read, long written) throws SQLException {
        Work work = work(sql);

        assertThat(kinds(work)).isEqualTo(kinds);
        // For a join the planner looks up the least and the greatest value of an index.
        assertThat(work.rowsRead()).isBetween(read, read + 4);
        assertThat(work.rowsWritten()).isEqualTo(written);
    }

    @Test
    void rewriteNeedsDiskAndLogForTheNewTableAndItsIndexes() throws SQLException {
        long size = Long.parseLong(Jdbc.text(onlooker, "SELECT pg_total_relation_size('orders')"));

        Work work = work("ALTER TABLE orders ADD COLUMN c uuid DEFAULT gen_random_uuid()");

        assertThat(work.diskBytes()).isBetween(size * 9 / 10, size * 2);
        assertThat(work.logBytes()).isGreaterThan(size / 2);
        assertThat(work.pages()).isPositive();
    }

    @Test
    void changeOfTheCatalogAloneNeedsNextToNothing() throws SQLException {
        Work work = work("ALTER TABLE orders ADD COLUMN c int DEFAULT 7");

        assertThat(work.diskBytes()).isLessThan(64 << 10);
        assertThat(work.logBytes()).isLessThan(32 << 10);
        assertThat(work.pages()).isZero();
    }

    @Test
    void eachStatementHasItsOwnCost() throws SQLException {
        assertThat(work("UPDATE orders SET amount = 0", "CREATE INDEX i ON empty (n)", "SELECT count(*) FROM parent"))
                .satisfies(work -> assertThat(work.rowsRead()).isEqualTo(100))
                .satisfies(work -> assertThat(work.rowsWritten()).isZero())
                .satisfies(work -> assertThat(kinds(work)).isEqualTo("scan"));
    }

    @Test
    void whatTheScriptHasCreatedItselfIsNoTableWithRows() throws SQLException {
        assertThat(kinds(work(
                        "CREATE TABLE fresh (id int)", "INSERT INTO fresh VALUES (1)", "CREATE INDEX i ON fresh (id)")))
                .isEmpty();
    }

    @Test
    void whatTheScriptHasCopiedIs() throws SQLException {
        assertThat(kinds(work("CREATE TABLE copied AS SELECT * FROM orders", "CREATE INDEX i ON copied (id)")))
                .isEqualTo("index build");
    }

    @Test
    void scriptThatEndsItsTransactionIsNotGivenAnother() throws SQLException {
        Work work = work("UPDATE empty SET n = 0", "COMMIT");

        assertThat(work.rowsRead()).isEqualTo(Work.UNKNOWN);
        assertThat(work.logBytes()).isNotNegative();
        assertThat(new PostgresTransactionProbe().isOpen(script)).isFalse();
    }

    @Test
    void statementOutsideOfATransactionIsSeen() throws SQLException {
        script.setAutoCommit(true);

        Work built = work("CREATE INDEX CONCURRENTLY late ON orders (amount)");
        Work dropped = work("DROP INDEX CONCURRENTLY late");
        Work compacted = work("VACUUM FULL parent");
        Work sorted = work(
                "SET work_mem = '64kB'",
                "SELECT count(*) FROM (SELECT * FROM orders a, parent b ORDER BY a.wide || b.name) x");

        assertThat(kinds(built)).isEqualTo("index build");
        assertThat(built.rowsRead()).isBetween(2000L, 3000L);
        assertThat(built.temporaryBytes()).isZero();
        assertThat(kinds(dropped)).isEmpty();
        assertThat(kinds(compacted)).isEqualTo("index build, rewrite");
        assertThat(compacted.diskBytes()).isPositive();
        assertThat(sorted.temporaryBytes()).isGreaterThan(1 << 20);
    }
}
