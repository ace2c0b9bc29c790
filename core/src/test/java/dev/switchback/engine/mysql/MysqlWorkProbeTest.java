// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.WorkProbe.Meter;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What single statements are seen to cost, on a table of 1,000 rows. */
class MysqlWorkProbeTest {

    private static final List<String> TABLES = List.of(
            "CREATE TABLE digits (d int PRIMARY KEY)",
            "INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
            "CREATE TABLE parent (id int PRIMARY KEY, name varchar(20) NOT NULL)",
            "INSERT INTO parent SELECT a.d + 10 * b.d + 1, 'name' FROM digits a, digits b",
            "CREATE TABLE orders (id int PRIMARY KEY, parent int, amount int, note varchar(50), wide varchar(200),"
                    + " KEY orders_note (note))",
            "INSERT INTO orders SELECT a.d + 10 * b.d + 100 * c.d, a.d + 10 * b.d + 1, a.d, 'note', repeat('x', 100)"
                    + " FROM digits a, digits b, digits c",
            "CREATE TABLE bare (id int PRIMARY KEY, n int)",
            "CREATE TABLE parts (id int, n int) PARTITION BY RANGE (id)"
                    + " (PARTITION p0 VALUES LESS THAN (500), PARTITION p1 VALUES LESS THAN (2000))",
            "INSERT INTO parts SELECT id, amount FROM orders",
            "CREATE VIEW looked AS SELECT * FROM orders",
            "CREATE PROCEDURE raise_all() UPDATE orders SET amount = amount + 1");

    /** Statement, its kinds, the least and the greatest number of rows read, rows written. */
    private static final String[][] COSTS = {
        {"SELECT 1", "", "0", "1", "0"},
        {"ALTER TABLE orders ADD COLUMN c int DEFAULT 7", "", "0", "1", "0"},
        {"ALTER TABLE orders MODIFY note varchar(60)", "", "0", "1", "0"},
        {"ALTER TABLE orders ADD COLUMN u varchar(36) DEFAULT (concat(id, 'x'))", "rewrite", "1000", "1004", "0"},
        {"ALTER TABLE orders MODIFY amount bigint", "rewrite", "1000", "1004", "0"},
        {"ALTER TABLE orders MODIFY note varchar(60) NOT NULL", "rewrite", "0", "1", "0"},
        {"ALTER TABLE orders ADD CHECK (amount >= 0)", "rewrite", "1000", "1004", "0"},
        {"ALTER TABLE orders ADD FOREIGN KEY (parent) REFERENCES parent (id)", "rewrite", "1000", "1004", "0"},
        {"CREATE INDEX i ON orders (amount)", "index build", "0", "1", "0"},
        {"CREATE UNIQUE INDEX u ON orders (amount, id)", "index build", "0", "1", "0"},
        {"CREATE TABLE IF NOT EXISTS orders (x int)", "", "0", "1", "0"},
        {"UPDATE orders SET amount = amount + 1", "data change, scan", "1000", "1004", "1000"},
        {"UPDATE orders SET amount = 0 WHERE id = -1", "", "0", "1", "0"},
        {
            "UPDATE orders o JOIN parent p ON p.id = o.parent SET o.wide = p.name",
            "data change, scan",
            "1100",
            "2004",
            "1000"
        },
        {"INSERT INTO bare SELECT id, amount FROM orders", "data change, scan", "1000", "1004", "1000"},
        {"INSERT INTO bare VALUES (2000, 1)", "data change", "0", "1", "1"},
        {"CREATE TABLE copied AS SELECT * FROM orders", "scan", "1000", "1004", "1000"},
        {"CREATE INDEX c ON copied (amount)", "index build", "0", "1", "0"},
        {"CREATE TABLE fresh (id int PRIMARY KEY, n int UNIQUE)", "", "0", "1", "0"},
        {"INSERT INTO fresh VALUES (1, 1)", "", "0", "1", "1"},
        {"CREATE INDEX f ON fresh (n)", "", "0", "1", "0"},
        {"CREATE TEMPORARY TABLE brief AS SELECT * FROM orders", "scan", "1000", "1004", "0"},
        {"SELECT count(*) FROM looked WHERE wide LIKE '%x%'", "scan", "1000", "1004", "0"},
        {"CALL raise_all()", "data change, scan", "1000", "1004", "1000"},
        {"LOCK TABLES bare WRITE, orders READ", "", "0", "1", "0"},
        {"INSERT INTO bare VALUES (3000, 1)", "data change", "0", "1", "1"},
        {"UNLOCK TABLES", "", "0", "1", "0"},
        {"TRUNCATE TABLE bare", "", "0", "1", "0"},
        {"ALTER TABLE bare MODIFY n bigint", "rewrite", "0", "1", "0"},
        {"ALTER TABLE parts ADD PARTITION (PARTITION p2 VALUES LESS THAN (3000))", "", "0", "1", "0"},
        {"ALTER TABLE parts MODIFY n bigint", "rewrite", "1000", "1004", "0"},
        {"UPDATE parts SET n = n + 1", "data change, scan", "1000", "1004", "1000"},
        {"DELETE FROM orders WHERE id % 10 = 0", "data change, scan", "1000", "1004", "100"},
        {"ALTER TABLE orders RENAME TO renamed", "", "0", "1", "0"},
        {"CREATE INDEX r ON renamed (wide)", "index build", "0", "1", "0"},
        {"DROP TABLE renamed", "", "0", "1", "0"},
    };

    private static Map<String, Work> costs(Product product, List<String> statements) throws SQLException {
        Database database = product.server().create("work");
        try (Connection script = database.connect();
                Connection onlooker = database.connect()) {
            for (String statement : TABLES) {
                Jdbc.execute(script, statement);
            }
            Meter meter = new MysqlWorkProbe(product.flavor).follow(script, () -> onlooker);
            meter.begin();
            Map<String, Work> costs = new LinkedHashMap<>();
            for (String statement : statements) {
                meter.before();
                Jdbc.execute(script, statement);
                costs.put(statement, meter.after());
            }
            return costs;
        } finally {
            product.server().drop(database);
        }
    }

    private static String kinds(Work work) {
        return String.join(
                ", ",
                new TreeSet<>(work.kinds().stream().map(Work.Kind::toString).toList()));
    }

    @ParameterizedTest
    @EnumSource
    void statementsAreSeenToCost(Product product) throws SQLException {
        Map<String, Work> costs =
                costs(product, Arrays.stream(COSTS).map(cost -> cost[0]).toList());

        for (String[] cost : COSTS) {
            Work work = costs.get(cost[0]);
            assertThat(kinds(work)).as(cost[0]).isEqualTo(cost[1]);
            assertThat(work.rowsRead()).as(cost[0]).isBetween(Long.parseLong(cost[2]), Long.parseLong(cost[3]));
            assertThat(work.rowsWritten()).as(cost[0]).isEqualTo(Long.parseLong(cost[4]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void copyNeedsDiskAndLogForTheWholeTable(Product product) throws SQLException {
        Work work = costs(product, List.of("ALTER TABLE orders MODIFY amount bigint"))
                .get("ALTER TABLE orders MODIFY amount bigint");

        assertThat(work.diskBytes()).isBetween(200_000L, 600_000L);
        assertThat(work.logBytes()).isBetween(100_000L, 600_000L);
        assertThat(work.pages()).isGreaterThan(300);
    }

    /** Pages are counted for the whole server: what it still does about the rows from before is in the first of them. */
    @ParameterizedTest
    @EnumSource
    void pagesTellOfABuildOfWhichNoRowIsCounted(Product product) throws SQLException {
        List<String> onNothing = List.of(
                "CREATE INDEX e ON bare (n)", "CREATE INDEX f ON bare (n, id)", "CREATE INDEX g ON bare (id, n)");
        List<String> all = new ArrayList<>(onNothing);
        all.add("CREATE INDEX o ON orders (wide)");
        Map<String, Work> costs = costs(product, all);

        long none = onNothing.stream()
                .mapToLong(each -> costs.get(each).pages())
                .min()
                .orElseThrow();
        assertThat(costs.get("CREATE INDEX o ON orders (wide)").pages()).isGreaterThan(none + 50);
    }

    @ParameterizedTest
    @EnumSource
    void changeOfTheDictionaryNeedsNoDisk(Product product) throws SQLException {
        Work work = costs(product, List.of("ALTER TABLE orders ADD COLUMN c int DEFAULT 7"))
                .get("ALTER TABLE orders ADD COLUMN c int DEFAULT 7");

        assertThat(work.diskBytes()).isZero();
        assertThat(work.temporaryBytes()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheAccountMayNotSeeIsUnknown(Product product) throws SQLException {
        Database database = product.server().create("work");
        Database limited = new Database(database.url(), "limited_work", "Secret-1", database.name());
        try (Connection script = database.connect()) {
            Jdbc.execute(script, "CREATE USER limited_work IDENTIFIED BY 'Secret-1'");
            Jdbc.execute(script, "GRANT ALL ON `" + database.name() + "`.* TO limited_work");
            try (Connection onlooker = limited.connect()) {
                Meter meter = new MysqlWorkProbe(product.flavor).follow(script, () -> onlooker);
                meter.begin();
                meter.before();
                Jdbc.execute(script, "CREATE TABLE t AS SELECT 1 AS x");
                Work work = meter.after();

                assertThat(work.rowsWritten()).isEqualTo(Work.UNKNOWN);
                assertThat(work.diskBytes()).isEqualTo(Work.UNKNOWN);
                assertThat(work.pages()).isPositive();
                assertThat(work.kinds()).isEmpty();
            }
            Jdbc.execute(script, "DROP USER limited_work");
        } finally {
            product.server().drop(database);
        }
    }
}
