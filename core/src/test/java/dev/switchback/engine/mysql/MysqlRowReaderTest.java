// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.compare.DataState;
import dev.switchback.data.compare.RowKeeper;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Row;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.SequenceState;
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

    private final List<Runnable> closing = new ArrayList<>();
    private Connection hand;
    private Connection eye;
    private RowKeeper keeper;

    private void open(Product product) throws SQLException {
        open(product, RowBudget.DEFAULT);
    }

    private void open(Product product, RowBudget budget) throws SQLException {
        Database database = product.server().create("watch");
        hand = database.connect();
        eye = database.connect();
        keeper = new RowKeeper(MysqlRowReader.on(eye, product.flavor, budget), Set.of());
        closing.add(() -> close(product, database));
    }

    private void close(Product product, Database database) {
        try {
            hand.close();
            eye.close();
            product.server().drop(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        closing.forEach(Runnable::run);
    }

    private void run(String... statements) throws SQLException {
        for (String sql : statements) {
            Jdbc.execute(hand, sql);
        }
    }

    private DataState read() throws SQLException {
        return keeper.read(Optional.empty());
    }

    private TableState table(String name) throws SQLException {
        return read().tables().get(new TableName("", name));
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
        open(product);
        run("SET time_zone = '+00:00'", EVERY_TYPE, ONE_ROW);
        assertThat(values(table("v")))
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
        open(product);
        run(EVERY_TYPE, ONE_ROW);
        List<Row> plain = table("v").rows();
        Jdbc.execute(
                eye,
                "SET time_zone = '+05:30', sql_mode = 'ANSI,PAD_CHAR_TO_FULL_LENGTH', max_sort_length = 100,"
                        + " character_set_results = 'latin1', sql_select_limit = 0, div_precision_increment = 9");
        RowKeeper other = new RowKeeper(MysqlRowReader.on(eye, product.flavor), Set.of());
        assertThat(other.read(Optional.empty())
                        .tables()
                        .get(new TableName("", "v"))
                        .rows())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void floatingPointNumbersThatDifferReadDifferent(Product product) throws SQLException {
        open(product);
        run(
                "CREATE TABLE v (f float, d double)",
                "INSERT INTO v VALUES (16777216, 0.1), (16777214, 0.10000000000000002)");
        assertThat(table("v").rows()).extracting(row -> row.get(0)).doesNotHaveDuplicates();
        assertThat(table("v").rows()).extracting(row -> row.get(1)).containsExactly("0.1", "0.10000000000000002");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void datesThatDoNotExistAreRead(Product product) throws SQLException {
        open(product);
        run(
                "SET sql_mode = ''",
                "CREATE TABLE v (a date, b datetime, c timestamp NULL, d date)",
                "INSERT INTO v VALUES ('0000-00-00', '0000-00-00', '0000-00-00', '2020-00-15')");
        assertThat(values(table("v")))
                .containsExactly("0000-00-00", "0000-00-00 00:00:00", "0000-00-00 00:00:00", "2020-00-15");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void longValuesThatDifferInTheirMiddleReadDifferent(Product product) throws SQLException {
        open(product);
        run(
                "CREATE TABLE v (a longtext, b longblob)",
                "INSERT INTO v VALUES (CONCAT(REPEAT('x', 5000), 'é', REPEAT('y', 5000)), CONCAT(REPEAT('x', 5000), 'y', REPEAT('z', 500)))",
                "INSERT INTO v VALUES (CONCAT(REPEAT('x', 5000), 'e', REPEAT('y', 5000)), CONCAT(REPEAT('x', 5000), 'z', REPEAT('z', 500)))");
        assertThat(table("v").rows()).extracting(row -> row.get(0)).doesNotHaveDuplicates();
        assertThat(table("v").rows()).extracting(row -> row.get(1)).doesNotHaveDuplicates();
        assertThat(table("v").rows().get(0).get(0)).startsWith("\uE00010001:").hasSizeLessThan(400);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void columnsAndKeysAreThoseOfTheCatalog(Product product) throws SQLException {
        open(product);
        run(
                "CREATE TABLE t (a int AUTO_INCREMENT PRIMARY KEY, b varchar(10), c int, d int GENERATED ALWAYS AS (c + 1) STORED,"
                        + " e int GENERATED ALWAYS AS (c + 2) VIRTUAL, f int DEFAULT 1 INVISIBLE, UNIQUE (b, c), UNIQUE (b(3)), KEY (c))");
        run("INSERT INTO t (b, c) VALUES ('x', 1)");
        TableState table = table("t");
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
    void counterOfATableIsASequence(Product product) throws SQLException {
        open(product);
        run("CREATE TABLE t (a int AUTO_INCREMENT PRIMARY KEY)", "INSERT INTO t VALUES (), (), ()");
        DataState before = read();
        SequenceState counter = before.sequences().values().iterator().next();
        assertThat(counter.next()).isEqualTo(4);
        assertThat(before.tables().get(new TableName("", "t")).columns().get(0).sequence())
                .isEqualTo(counter.id());
        run("ALTER TABLE t AUTO_INCREMENT = 50");
        assertThat(keeper.read(Optional.of(Set.of(new TableName("", "t"))))
                        .sequences()
                        .values())
                .extracting(SequenceState::next)
                .containsExactly(50L);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void counterThatComesLaterIsSeen(Product product) throws SQLException {
        open(product);
        run("CREATE TABLE t (a int AUTO_INCREMENT PRIMARY KEY)", "CREATE TABLE u (a int PRIMARY KEY)");
        read();
        run("INSERT INTO t VALUES (), ()", "INSERT INTO u VALUES (7)", "ALTER TABLE u MODIFY a int AUTO_INCREMENT");
        assertThat(read().sequences().values()).extracting(SequenceState::next).containsExactly(3L, 8L);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void counterAtItsEndIsRead(Product product) throws SQLException {
        open(product, new RowBudget(1, 1 << 20));
        run(
                "CREATE TABLE t (a bigint unsigned AUTO_INCREMENT PRIMARY KEY)",
                "INSERT INTO t VALUES (1), (18446744073709551614)");
        assertThat(read().sequences().values()).extracting(SequenceState::next).containsExactly(Long.MAX_VALUE);
        assertThat(table("t").rowCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void tableKeepsItsIdentifierWhenItIsRenamedOrRebuilt(Product product) throws SQLException {
        open(product);
        run("CREATE TABLE t (a int, b varchar(5))", "CREATE TABLE other (a int)");
        long id = table("t").id();
        run("RENAME TABLE t TO `t-2 $x`");
        assertThat(table("t-2 $x").id()).isEqualTo(id);
        run("ALTER TABLE `t-2 $x` RENAME TO t3");
        assertThat(table("t3").id()).isEqualTo(id);
        run("ALTER TABLE t3 ADD c int FIRST, ALGORITHM=COPY", "ALTER TABLE t3 ENGINE=InnoDB");
        assertThat(table("t3").id()).isEqualTo(id);
        run("CREATE TABLE t (a int)");
        assertThat(table("t").id()).isNotEqualTo(id).isNotEqualTo(table("other").id());
        assertThat(table("t3").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void tablesThatChangeNamesChangeIdentifiers(Product product) throws SQLException {
        open(product);
        run("CREATE TABLE a (x int)", "CREATE TABLE b (x int) PARTITION BY HASH (x) PARTITIONS 3");
        long a = table("a").id();
        long b = table("b").id();
        run("RENAME TABLE a TO c, b TO a, c TO b");
        assertThat(table("a").id()).isEqualTo(b);
        assertThat(table("b").id()).isEqualTo(a);
        run("DROP TABLE a");
        assertThat(table("b").id()).isEqualTo(a);
        assertThat(table("a")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void columnKeepsItsNumberWhenItIsRenamed(Product product) throws SQLException {
        open(product);
        run("CREATE TABLE t (a int, b varchar(5), c int, d int)", "INSERT INTO t VALUES (1, '2', 3, 4)");
        List<Integer> numbers = numbers("t");
        run("ALTER TABLE t RENAME COLUMN b TO bb", "ALTER TABLE t CHANGE d dd bigint");
        assertThat(numbers("t")).isEqualTo(numbers);
        run("ALTER TABLE t ADD COLUMN z int FIRST");
        assertThat(numbers("t").subList(1, 5)).isEqualTo(numbers);
        assertThat(numbers("t").get(0)).isNotIn(numbers);
        run("ALTER TABLE t RENAME COLUMN a TO a2, RENAME COLUMN bb TO b2");
        assertThat(numbers("t").subList(1, 5)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void columnInThePlaceOfAnotherIsNotThatColumn(Product product) throws SQLException {
        open(product);
        run("CREATE TABLE t (a int, b int)", "INSERT INTO t VALUES (1, 2), (3, 4)");
        List<Integer> numbers = numbers("t");
        run("ALTER TABLE t DROP COLUMN b, ADD COLUMN c int");
        assertThat(numbers("t").get(0)).isEqualTo(numbers.get(0));
        assertThat(numbers("t").get(1)).isNotIn(numbers);
    }

    private List<Integer> numbers(String table) throws SQLException {
        return table(table).columns().stream().map(TableColumn::number).toList();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void swappedValuesInATableTooLargeToKeepAreSeen(Product product) throws SQLException {
        open(product, new RowBudget(50, 1 << 20));
        run(
                "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a varchar(10), b double, c blob)",
                "INSERT INTO t (a, b, c) VALUES ('x1', 1, 'c'), ('x2', NULL, 'd'), ('x3', 3, NULL), ('x4', 4, 'e')");
        for (int i = 0; i < 6; i++) {
            run("INSERT INTO t (a, b, c) SELECT CONCAT('x', id + " + (4 << i) + "), b, c FROM t");
        }
        TableState before = table("t");
        assertThat(before.isComplete()).isFalse();
        assertThat(before.rowCount()).isEqualTo(256);
        assertThat(before.sums().orElseThrow().maxima()).doesNotContainValue(0L).hasSize(1);
        assertThat(before.rows()).isNotEmpty().hasSizeLessThanOrEqualTo(50);
        assertThat(table("t").sums()).isEqualTo(before.sums());
        run("UPDATE t SET a = IF(id = 7, 'x8', 'x7') WHERE id IN (7, 8)");
        assertThat(table("t").sums()).isNotEqualTo(before.sums());
        run("UPDATE t SET a = IF(id = 7, 'x7', 'x8') WHERE id IN (7, 8)");
        assertThat(table("t").sums()).isEqualTo(before.sums());
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void everyTableIsReadHoweverMany(Product product) throws SQLException {
        open(product);
        for (int i = 0; i < 90; i++) {
            run("CREATE TABLE t" + i + " (id int PRIMARY KEY, c" + i + " varchar(10)" + ", d int".repeat(i % 2) + ")");
            run("INSERT INTO t" + i + " (id, c" + i + ") VALUES (" + i + ", 'r" + i + "')");
        }
        DataState state = read();
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
        open(product);
        run("CREATE TABLE t (a int)", "CREATE VIEW v AS SELECT * FROM t", "CREATE TEMPORARY TABLE x (a int)");
        assertThat(read().tables().keySet()).containsExactly(new TableName("", "t"));
        assertThat(MysqlRowReader.on(eye, product.flavor).sequences(List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void othersMayAlterWhatWasRead(Product product) throws SQLException {
        open(product);
        run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        read();
        run("SET lock_wait_timeout = 1", "ALTER TABLE t ADD b int", "DROP TABLE t");
        assertThat(read().tables()).isEmpty();
    }

    @Test
    void sequencesOfMariadbAreRead() throws SQLException {
        open(Product.MARIADB);
        run(
                "CREATE SEQUENCE s START WITH 5 INCREMENT BY 5 NOCACHE",
                "CREATE TABLE t (id bigint DEFAULT NEXTVAL(s) PRIMARY KEY)");
        run("INSERT INTO t VALUES (), ()");
        DataState state = read();
        SequenceState sequence = state.sequences().get(new TableName("", "s"));
        assertThat(sequence.next()).isEqualTo(15);
        assertThat(sequence.increment()).isEqualTo(5);
        assertThat(state.tables().keySet()).containsExactly(new TableName("", "t"));
        assertThat(state.tables().get(new TableName("", "t")).columns().get(0).sequence())
                .isEqualTo(sequence.id());
    }

    @Test
    void currentRowsOfAVersionedTableAreRead() throws SQLException {
        open(Product.MARIADB);
        run("CREATE TABLE t (a int PRIMARY KEY, b int) WITH SYSTEM VERSIONING", "INSERT INTO t VALUES (1, 1), (2, 2)");
        run("UPDATE t SET b = 3 WHERE a = 1", "DELETE FROM t WHERE a = 2");
        assertThat(table("t").rows()).containsExactly(Row.of("1", "3"));
    }
}
