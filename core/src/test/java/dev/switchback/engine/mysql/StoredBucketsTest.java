// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.compare.RowKeeper;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.TableState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of tables too large to keep their rows. */
class StoredBucketsTest {

    private WatchedRows rows;

    @AfterEach
    void close() throws SQLException {
        rows.close();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void swappedValuesInATableTooLargeToKeepAreSeen(Product product) throws SQLException {
        rows = new WatchedRows(product, new RowBudget(50, 1 << 20));
        rows.run(
                "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a varchar(10), b double, c blob)",
                "INSERT INTO t (a, b, c) VALUES ('x1', 1, 'c'), ('x2', NULL, 'd'), ('x3', 3, NULL), ('x4', 4, 'e')");
        for (int i = 0; i < 6; i++) {
            rows.run("INSERT INTO t (a, b, c) SELECT CONCAT('x', id + " + (4 << i) + "), b, c FROM t");
        }
        TableState before = rows.table("t");
        assertThat(before.isComplete()).isFalse();
        assertThat(before.rowCount()).isEqualTo(256);
        assertThat(before.sums().orElseThrow().maxima()).doesNotContainValue(0L).hasSize(1);
        assertThat(before.rows()).isNotEmpty().hasSizeLessThanOrEqualTo(50);
        assertThat(rows.table("t").sums()).isEqualTo(before.sums());
        rows.run("UPDATE t SET a = IF(id = 7, 'x8', 'x7') WHERE id IN (7, 8)");
        assertThat(rows.table("t").sums()).isNotEqualTo(before.sums());
        rows.run("UPDATE t SET a = IF(id = 7, 'x7', 'x8') WHERE id IN (7, 8)");
        assertThat(rows.table("t").sums()).isEqualTo(before.sums());
    }

    private static String rows(int count, String row) {
        return IntStream.range(0, count).mapToObj(row::formatted).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void equalRowsWithoutAKeyAreCounted(Product product) throws SQLException {
        rows = new WatchedRows(product, new RowBudget(50, 1 << 20));
        rows.run(
                "CREATE TABLE t (a int, b varchar(9), UNIQUE (b))",
                "INSERT INTO t (a) VALUES " + rows(64, "(%d %% 8)"));
        TableState before = rows.table("t");
        // Two of each pair take the other's value: as many rows, and XOR would be nought for each.
        rows.run("UPDATE t SET a = 2 WHERE a = 1 LIMIT 2");
        assertThat(rows.table("t").sums()).isNotEqualTo(before.sums());
        rows.run("UPDATE t SET a = 1 WHERE a = 2 LIMIT 2");
        assertThat(rows.table("t").sums()).isEqualTo(before.sums());
        assertThat(before.sums().orElseThrow().buckets().values())
                .allSatisfy(bucket -> assertThat(bucket.hashes().get(0)).isNotZero());
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void longValuesAreHashedWhateverAPacketMayHold(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(
                "CREATE TABLE t (id int PRIMARY KEY, b longblob, c longtext CHARACTER SET latin1)",
                "INSERT INTO t VALUES " + rows(20, "(%d, REPEAT('x', 12000), REPEAT('é', 12000))"),
                "SET @packet = @@GLOBAL.max_allowed_packet",
                "SET GLOBAL max_allowed_packet = 16384");
        try (Connection eye = rows.database().connect()) {
            TableState before = state(eye, product);
            rows.run("UPDATE t SET b = CONCAT(b, 'y'), c = CONCAT(c, 'é') WHERE id = 7");
            TableState after = state(eye, product);
            assertThat(after.sums()).isNotEqualTo(before.sums());
            assertThat(hashes(after, 1)).isNotEqualTo(hashes(before, 1));
            assertThat(hashes(after, 2)).isNotEqualTo(hashes(before, 2));
        } finally {
            rows.run("SET GLOBAL max_allowed_packet = @packet");
        }
    }

    private static TableState state(Connection eye, Product product) throws SQLException {
        return new RowKeeper(MysqlRowReader.on(eye, product.flavor, new RowBudget(5, 1 << 20)), Set.of())
                .read(Optional.empty())
                .tables()
                .get(new TableName("", "t"));
    }

    private static List<Long> hashes(TableState table, int column) {
        return table.sums().orElseThrow().buckets().values().stream()
                .map(bucket -> bucket.hashes().get(column))
                .toList();
    }
}
