// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.compare.DataState;
import dev.switchback.data.compare.RowKeeper;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Row;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MysqlRowReaderTest {

    private WatchedRows rows;

    @AfterEach
    void close() throws SQLException {
        rows.close();
    }

    private static List<String> values(TableState table) {
        List<String> values = new ArrayList<>();
        Row row = table.rows().get(0);
        for (int i = 0; i < row.size(); i++) {
            values.add(row.get(i));
        }
        return values;
    }

    private static final String EVERY_TYPE = """
            CREATE TABLE v (f float, d double, dd double(10,2), b bit(5), z int(5) unsigned zerofill, y year, t time(3),
              dt datetime(6), ts timestamp(2) NULL, da date, j json, g geometry, e enum('a','b'), s set('x','y'), bin binary(4),
              vb varbinary(5), ch char(5), la varchar(10) character set latin1 collate latin1_swedish_ci, bl blob,
              de decimal(20,5), ub bigint unsigned, em varchar(9) character set utf8mb4)""";

    private static final String ONE_ROW = """
            INSERT INTO v VALUES (0.1, 1.7976931348623157e308, 1.5, b'101', 42, 2020, '-12:13:14.5', '2020-01-02 03:04:05.678901',
              '2020-01-02 03:04:05.67', '1999-12-31', '{"a": 1}', ST_GeomFromText('POINT(1 2)'), 'b', 'x,y', 'ab', x'00ff', 'x  ',
              'é', x'0102', 1.5, 18446744073709551615, '🙂')""";

    @ParameterizedTest
    @EnumSource(Product.class)
    void valuesOfEveryTypeAreTextThatKeepsThemWhole(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("SET time_zone = '+00:00'", EVERY_TYPE, ONE_ROW);
        assertThat(values(rows.table("v")))
                .containsExactly(
                        "0.1",
                        "1.7976931348623157e308",
                        "1.5",
                        "5",
                        "42",
                        "2020",
                        "-12:13:14.500",
                        "2020-01-02 03:04:05.678901",
                        "2020-01-02 03:04:05.67",
                        "1999-12-31",
                        "{\"a\": 1}",
                        "000000000101000000000000000000F03F0000000000000040",
                        "b",
                        "x,y",
                        "61620000",
                        "00FF",
                        "x",
                        "é",
                        "0102",
                        "1.50000",
                        "18446744073709551615",
                        "🙂");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void sessionAndServerSettingsDoNotShowInValues(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(EVERY_TYPE, ONE_ROW);
        List<Row> plain = rows.table("v").rows();
        Jdbc.execute(
                rows.eye(),
                "SET time_zone = '+05:30', sql_mode = 'ANSI,PAD_CHAR_TO_FULL_LENGTH', max_sort_length = 100,"
                        + " character_set_results = 'latin1', sql_select_limit = 0, div_precision_increment = 9");
        RowKeeper other = new RowKeeper(MysqlRowReader.on(rows.eye(), product.flavor), Set.of());
        assertThat(other.read(Optional.empty())
                        .tables()
                        .get(new TableName("", "v"))
                        .rows())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void floatingPointNumbersThatDifferReadDifferent(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(
                "CREATE TABLE v (f float, d double)",
                "INSERT INTO v VALUES (16777216, 0.1), (16777214, 0.10000000000000002)");
        assertThat(rows.table("v").rows()).extracting(row -> row.get(0)).doesNotHaveDuplicates();
        assertThat(rows.table("v").rows()).extracting(row -> row.get(1)).containsExactly("0.1", "0.10000000000000002");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void datesThatDoNotExistAreRead(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(
                "SET sql_mode = ''",
                "CREATE TABLE v (a date, b datetime, c timestamp NULL, d date)",
                "INSERT INTO v VALUES ('0000-00-00', '0000-00-00', '0000-00-00', '2020-00-15')");
        assertThat(values(rows.table("v")))
                .containsExactly("0000-00-00", "0000-00-00 00:00:00", "0000-00-00 00:00:00", "2020-00-15");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void longValuesThatDifferInTheirMiddleReadDifferent(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(
                "CREATE TABLE v (a longtext, b longblob)",
                "INSERT INTO v VALUES (CONCAT(REPEAT('x', 5000), 'é', REPEAT('y', 5000)), CONCAT(REPEAT('x', 5000), 'y', REPEAT('z', 500)))",
                "INSERT INTO v VALUES (CONCAT(REPEAT('x', 5000), 'e', REPEAT('y', 5000)), CONCAT(REPEAT('x', 5000), 'z', REPEAT('z', 500)))");
        assertThat(rows.table("v").rows()).extracting(row -> row.get(0)).doesNotHaveDuplicates();
        assertThat(rows.table("v").rows()).extracting(row -> row.get(1)).doesNotHaveDuplicates();
        assertThat(rows.table("v").rows().get(0).get(0))
                .startsWith("\uE00010001:")
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void columnsAndKeysAreThoseOfTheCatalog(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(
                "CREATE TABLE t (a int AUTO_INCREMENT PRIMARY KEY, b varchar(10), c int, d int GENERATED ALWAYS AS (c + 1) STORED,"
                        + " e int GENERATED ALWAYS AS (c + 2) VIRTUAL, f int DEFAULT 1 INVISIBLE, UNIQUE (b, c), UNIQUE (b(3)), KEY (c))");
        rows.run("INSERT INTO t (b, c) VALUES ('x', 1)");
        TableState table = rows.table("t");
        assertThat(table.columns()).extracting(TableColumn::name).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(table.columns())
                .extracting(TableColumn::generated)
                .containsExactly(false, false, false, true, true, false);
        assertThat(table.keys()).containsExactly(List.of(0), List.of(1, 2));
        assertThat(table.primary()).isTrue();
        assertThat(values(table)).containsExactly("1", "x", "1", "2", "3", "1");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void everyTableIsReadHoweverMany(Product product) throws SQLException {
        rows = new WatchedRows(product);
        for (int i = 0; i < 90; i++) {
            rows.run("CREATE TABLE t" + i + " (id int PRIMARY KEY, c" + i + " varchar(10)" + ", d int".repeat(i % 2)
                    + ")");
            rows.run("INSERT INTO t" + i + " (id, c" + i + ") VALUES (" + i + ", 'r" + i + "')");
        }
        DataState state = rows.read();
        assertThat(state.tables()).hasSize(90);
        for (int i = 0; i < 90; i++) {
            TableState table = state.tables().get(new TableName("", "t" + i));
            assertThat(table.rows()).hasSize(1);
            assertThat(table.rows().get(0).get(1)).isEqualTo("r" + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatIsNoTableIsNotRead(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE t (a int)", "CREATE VIEW v AS SELECT * FROM t", "CREATE TEMPORARY TABLE x (a int)");
        assertThat(rows.read().tables().keySet()).containsExactly(new TableName("", "t"));
        assertThat(MysqlRowReader.on(rows.eye(), product.flavor).sequences(List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void othersMayAlterWhatWasRead(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        rows.read();
        rows.run("SET lock_wait_timeout = 1", "ALTER TABLE t ADD b int", "DROP TABLE t");
        assertThat(rows.read().tables()).isEmpty();
    }

    @Test
    void currentRowsOfAVersionedTableAreRead() throws SQLException {
        rows = new WatchedRows(Product.MARIADB);
        rows.run(
                "CREATE TABLE t (a int PRIMARY KEY, b int) WITH SYSTEM VERSIONING",
                "INSERT INTO t VALUES (1, 1), (2, 2)");
        rows.run("UPDATE t SET b = 3 WHERE a = 1", "DELETE FROM t WHERE a = 2");
        assertThat(rows.table("t").rows()).containsExactly(Row.of("1", "3"));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void longTextReadsTheSameInEveryCharacterSet(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(
                "CREATE TABLE v (a varchar(5000) CHARACTER SET latin1, b text CHARACTER SET utf8mb4)",
                "INSERT INTO v VALUES (REPEAT('é', 3000), REPEAT('x', 3000))",
                "INSERT INTO v VALUES (REPEAT('é', 4001), REPEAT('x', 4001))");
        List<Row> before = rows.table("v").rows();
        rows.run("ALTER TABLE v MODIFY a varchar(5000) CHARACTER SET utf8mb4, MODIFY b text CHARACTER SET utf16");
        assertThat(rows.table("v").rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void longGeometriesThatDifferInTheirEndReadDifferent(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE v (g geometry)");
        for (int end = 0; end < 2; end++) {
            String line = "0 0,1 1,".repeat(100) + end + " 0";
            rows.run("INSERT INTO v VALUES (ST_GeomFromText('LINESTRING(" + line + ")'))");
        }
        assertThat(rows.table("v").rows()).extracting(row -> row.get(0)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void serverThatLimitsQueriesIsReadInFull(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run("CREATE TABLE a (x int)", "CREATE TABLE b (x int)", "CREATE TABLE c (x int)");
        rows.run("SET GLOBAL sql_select_limit = 2");
        try (Connection eye = rows.database().connect()) {
            RowKeeper other = new RowKeeper(MysqlRowReader.on(eye, product.flavor), Set.of());
            assertThat(other.read(Optional.empty()).tables()).hasSize(3);
        } finally {
            rows.run("SET GLOBAL sql_select_limit = DEFAULT");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void rowsOfAMergeTableAreThoseOfOthers(Product product) throws SQLException {
        rows = new WatchedRows(product);
        rows.run(
                "CREATE TABLE a (x int) ENGINE=MyISAM",
                "CREATE TABLE b (x int) ENGINE=MyISAM",
                "CREATE TABLE m (x int) ENGINE=MERGE UNION=(a, b) INSERT_METHOD=LAST",
                "INSERT INTO m VALUES (1)");
        assertThat(rows.read().tables().keySet()).extracting(TableName::name).containsExactly("a", "b");
        assertThat(rows.table("b").rows()).containsExactly(Row.of("1"));
        rows.run("DROP TABLE a");
        assertThat(rows.read().tables().keySet()).extracting(TableName::name).containsExactly("b");
    }
}
