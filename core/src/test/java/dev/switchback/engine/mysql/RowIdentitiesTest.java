// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.TableColumn;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables and columns are known again, whatever they are called by now. */
class RowIdentitiesTest {

    private WatchedRows rows;

    @AfterEach
    void close() throws SQLException {
        rows.close();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void tableKeepsItsIdentifierWhenItIsRenamedOrRebuilt(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE t (a int, b varchar(5))", "CREATE TABLE other (a int)");
        long id = rows.table("t").id();
        rows.run("RENAME TABLE t TO `t-2 $x`");
        assertThat(rows.table("t-2 $x").id()).isEqualTo(id);
        rows.run("ALTER TABLE `t-2 $x` RENAME TO t3");
        assertThat(rows.table("t3").id()).isEqualTo(id);
        rows.run("ALTER TABLE t3 ADD c int FIRST, ALGORITHM=COPY", "ALTER TABLE t3 ENGINE=InnoDB");
        assertThat(rows.table("t3").id()).isEqualTo(id);
        rows.run("CREATE TABLE t (a int)");
        assertThat(rows.table("t").id())
                .isNotEqualTo(id)
                .isNotEqualTo(rows.table("other").id());
        assertThat(rows.table("t3").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void tablesThatChangeNamesChangeIdentifiers(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE a (x int)", "CREATE TABLE b (x int) PARTITION BY HASH (x) PARTITIONS 3");
        long a = rows.table("a").id();
        long b = rows.table("b").id();
        rows.run("RENAME TABLE a TO c, b TO a, c TO b");
        assertThat(rows.table("a").id()).isEqualTo(b);
        assertThat(rows.table("b").id()).isEqualTo(a);
        rows.run("DROP TABLE a");
        assertThat(rows.table("b").id()).isEqualTo(a);
        assertThat(rows.table("a")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void columnKeepsItsNumberWhenItIsRenamed(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE t (a int, b varchar(5), c int, d int)", "INSERT INTO t VALUES (1, '2', 3, 4)");
        List<Integer> numbers = numbers("t");
        rows.run("ALTER TABLE t RENAME COLUMN b TO bb", "ALTER TABLE t CHANGE d dd bigint");
        assertThat(numbers("t")).isEqualTo(numbers);
        rows.run("ALTER TABLE t ADD COLUMN z int FIRST");
        assertThat(numbers("t").subList(1, 5)).isEqualTo(numbers);
        assertThat(numbers("t").get(0)).isNotIn(numbers);
        rows.run("ALTER TABLE t RENAME COLUMN a TO a2, RENAME COLUMN bb TO b2");
        assertThat(numbers("t").subList(1, 5)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void columnInThePlaceOfAnotherIsNotThatColumn(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE t (a int, b int)", "INSERT INTO t VALUES (1, 2), (3, 4)");
        List<Integer> numbers = numbers("t");
        rows.run("ALTER TABLE t DROP COLUMN b, ADD COLUMN c int");
        assertThat(numbers("t").get(0)).isEqualTo(numbers.get(0));
        assertThat(numbers("t").get(1)).isNotIn(numbers);
    }

    private List<Integer> numbers(String table) throws SQLException {
        return rows.table(table).columns().stream().map(TableColumn::number).toList();
    }
}
