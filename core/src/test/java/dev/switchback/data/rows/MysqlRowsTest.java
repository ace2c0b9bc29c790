// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.data.rows.MysqlScratch.Product;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.mysql.MysqlRowEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of rows on MySQL and MariaDB once they are there. */
class MysqlRowsTest {

    private static final String PRODUCTS = "dev.switchback.data.rows.MysqlScratch#products";
    private static final String FAMILY = """
            CREATE TABLE p (id int AUTO_INCREMENT PRIMARY KEY, a varchar(40), f float, d datetime(6), j json, b varbinary(20),
              u timestamp DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, g int AS (CHAR_LENGTH(a) * 2) VIRTUAL);
            CREATE TABLE c (p_id int NOT NULL, n binary(16) NOT NULL, x bit(3), PRIMARY KEY (p_id, n), FOREIGN KEY (p_id) REFERENCES p (id));
            CREATE TABLE k (a int, f float, t text);
            """;
    private static final List<String> FAMILY_SUMS = List.of(
            "SELECT GROUP_CONCAT(CONCAT_WS('|', id, a, f, d, j, HEX(b)) ORDER BY id) FROM p",
            "SELECT GROUP_CONCAT(CONCAT_WS('|', p_id, HEX(n), x + 0) ORDER BY p_id, n) FROM c",
            "SELECT GROUP_CONCAT(CONCAT_WS('|', a, f, t) ORDER BY a, f, t) FROM k");

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void removesExactlyTheRowsThatItAdded(Product product) throws SQLException {
        try (MysqlScratch scratch = product.create(FAMILY)) {
            Populator populator = populator(scratch, 7);
            populator.fill(Optional.empty());
            List<String> before = sums(scratch);
            FillReport report = populator.add(Set.of(table("p"), table("c"), table("k")), 3);
            assertThat(report.notFilled()).isEmpty();
            assertThat(sums(scratch)).doesNotContainAnyElementsOf(before);
            for (String child : List.of("c", "p", "k")) {
                List<InsertedRow> rows = rows(report, child);
                assertThat(rows).hasSize(3);
                assertThat(populator.remove(rows)).isTrue();
            }
            assertThat(sums(scratch)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void keepsAllRowsWhereOneWasWrittenSince(Product product) throws SQLException {
        try (MysqlScratch scratch = product.create(FAMILY)) {
            Populator populator = populator(scratch, 7);
            List<InsertedRow> rows = rows(populator.add(Set.of(table("p")), 3), "p");
            String id = rows.get(1).values().get("id").orElseThrow();
            Jdbc.update(scratch.connection(), "UPDATE p SET a = 'written since' WHERE id = " + id);
            assertThat(populator.remove(rows)).isFalse();
            assertThat(scratch.text("SELECT COUNT(*) FROM p")).isEqualTo("3");
            assertThat(populator.remove(List.of(rows.get(0), rows.get(2)))).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void keepsRowsThatOthersReferTo(Product product) throws SQLException {
        try (MysqlScratch scratch = product.create(FAMILY)) {
            Populator populator = populator(scratch, 7);
            List<InsertedRow> parents = rows(populator.add(Set.of(table("p")), 1), "p");
            populator.add(Set.of(table("c")), 1);
            assertThat(populator.remove(parents)).isFalse();
            assertThat(scratch.text("SELECT COUNT(*) FROM p")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void addedRowsHaveAValueInEveryColumn(Product product) throws SQLException {
        try (MysqlScratch scratch = product.create(FAMILY)) {
            Populator populator = populator(scratch, 7);
            populator.fill(Optional.empty());
            assertThat(populator.add(Set.of(table("p"), table("c")), 3).filled())
                    .hasSize(2)
                    .allSatisfy(filled -> assertThat(filled.rows())
                            .hasSize(3)
                            .allSatisfy(row -> assertThat(row.values().values()).allMatch(Optional::isPresent)));
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void rowsFoundAgainAreThoseInserted(Product product) throws SQLException {
        try (MysqlScratch scratch = product.create(FAMILY)) {
            for (FillReport.Filled filled :
                    populator(scratch, 7).fill(Optional.empty()).filled()) {
                assertThat(filled.rows()).hasSize(Populator.DEFAULT_ROWS);
                for (InsertedRow row : filled.rows()) {
                    String count = "SELECT COUNT(*) FROM " + filled.table() + " WHERE " + row.location();
                    assertThat(Integer.parseInt(scratch.text(count))).isPositive();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void sameSeedMakesTheSameRows(Product product) throws SQLException {
        assertThat(contents(product, 7)).isEqualTo(contents(product, 7)).isNotEqualTo(contents(product, 8));
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void namesTheTablesThatTriggersMayHaveWrittenTo(Product product) throws SQLException {
        String schema = """
                CREATE TABLE noted (a int PRIMARY KEY); CREATE TABLE diary (a int); CREATE TABLE untouched (a int);
                CREATE TABLE log (id int AUTO_INCREMENT PRIMARY KEY, t text); CREATE VIEW entries AS SELECT * FROM log;
                CREATE PROCEDURE note(n int) INSERT INTO entries (t) VALUES (n);
                CREATE TRIGGER noted_ai AFTER INSERT ON noted FOR EACH ROW
                BEGIN INSERT INTO `diary` VALUES (NEW.a); CALL note(NEW.a); END;
                """;
        try (MysqlScratch scratch = product.create(schema)) {
            Populator populator = populator(scratch, 7);
            populator.fill(Optional.of(Set.of(table("noted"))));
            assertThat(populator.touched()).containsExactly(table("diary"), table("log"), table("noted"));
            assertThat(populator.touched()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void namesTheTablesThatTriggersQuoteInTheirOwnWay(Product product) throws SQLException {
        try (MysqlScratch scratch = product.create(
                "CREATE TABLE noted (a int); CREATE TABLE `odd-log` (a int); CREATE TABLE other (a int)")) {
            Jdbc.execute(scratch.connection(), "SET SESSION sql_mode = 'ANSI_QUOTES'");
            Jdbc.execute(
                    scratch.connection(),
                    "CREATE TRIGGER t AFTER INSERT ON noted FOR EACH ROW INSERT INTO \"odd-log\" VALUES (NEW.a)");
            Populator populator = populator(scratch, 7);
            populator.fill(Optional.of(Set.of(table("noted"))));
            assertThat(populator.touched()).containsExactly(table("noted"), table("odd-log"));
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void keysOfBitsAndOfInexactNumbersAreFoundAgain(Product product) throws SQLException {
        String schema = """
                CREATE TABLE b (k bit(8) PRIMARY KEY, x int); CREATE TABLE f (k float(7,2) PRIMARY KEY, x int);
                CREATE TABLE c (id int PRIMARY KEY, k bit(8) NOT NULL, FOREIGN KEY (k) REFERENCES b (k));
                """;
        try (MysqlScratch scratch = product.create(schema)) {
            Populator populator = populator(scratch, 7);
            populator.fill(Optional.empty());
            FillReport report = populator.add(Set.of(table("b"), table("c"), table("f")), 3);
            assertThat(report.notFilled()).isEmpty();
            assertThat(rows(report, "c")).hasSize(3);
            assertThat(rows(report, "f")).hasSize(3);
            assertThat(scratch.text("SELECT COUNT(*) FROM f")).isEqualTo(String.valueOf(Populator.DEFAULT_ROWS + 3));
            assertThat(populator.remove(rows(report, "f"))).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void mergeTableWithoutItsPartsKeepsNoOtherFromBeingFilled(Product product) throws SQLException {
        try (MysqlScratch scratch = product.create("CREATE TABLE a (x int) ENGINE=MyISAM; CREATE TABLE t (x int);"
                + " CREATE TABLE m (x int) ENGINE=MERGE UNION=(a); DROP TABLE a")) {
            FillReport report = populator(scratch, 7).fill(Optional.empty());
            assertThat(report.filled()).extracting(FillReport.Filled::table).containsExactly(table("t"));
            assertThat(report.notFilled())
                    .singleElement()
                    .satisfies(m -> assertThat(m.reason()).contains("MERGE"));
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void valuesFitWhateverTheSessionWasLike(Product product) throws SQLException {
        try (MysqlScratch scratch =
                product.create("CREATE TABLE t (id int PRIMARY KEY, a varchar(30) NOT NULL, d datetime, i int)")) {
            Jdbc.execute(
                    scratch.connection(),
                    "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES', SESSION time_zone = '+09:00',"
                            + " SESSION foreign_key_checks = 0");
            populator(scratch, 7).fill(Optional.empty());
            assertThat(scratch.text("SELECT SUM(a = 'O''Brien \"quoted\" \\\\ 100%_') > 0 FROM t"))
                    .isEqualTo("1");
            assertThat(scratch.text("SELECT @@sql_mode LIKE '%STRICT_ALL_TABLES%' AND @@foreign_key_checks"))
                    .isEqualTo("1");
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void fewStatementsFillATable(Product product) throws SQLException {
        String shop = SqlCase.in("mysql/good")
                .filter(example -> example.name().equals("shop.sql"))
                .findFirst()
                .orElseThrow()
                .sql();
        try (MysqlScratch scratch = product.create(shop)) {
            long before = statements(scratch);
            int tables = populator(scratch, 7).fill(Optional.empty()).filled().size();
            assertThat(tables).isGreaterThan(25);
            assertThat((statements(scratch) - before) / (double) tables).isLessThan(8);
        }
    }

    private static long statements(MysqlScratch scratch) throws SQLException {
        return Jdbc.query(scratch.connection(), row -> row.getLong(2), "SHOW SESSION STATUS LIKE 'Questions'")
                .get(0);
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void leavesExcludedTablesAlone(Product product) throws SQLException {
        try (MysqlScratch scratch =
                product.create("CREATE TABLE flyway_schema_history (a int); CREATE TABLE mine (a int)")) {
            Populator populator =
                    new Populator(scratch.engine(), scratch.connection(), 7, 3, Set.of(table("flyway_schema_history")));
            assertThat(populator.fill(Optional.empty()).filled())
                    .extracting(FillReport.Filled::table)
                    .containsExactly(table("mine"));
        }
    }

    @ParameterizedTest
    @MethodSource(PRODUCTS)
    void saysThatTheConnectionIsLost(Product product) throws SQLException {
        try (MysqlScratch scratch = product.create("CREATE TABLE t (a int)")) {
            try (Connection victim = scratch.database().connect()) {
                MysqlRowEngine engine = new MysqlRowEngine(victim, product.flavor());
                Populator populator = new Populator(engine, victim, 7, 3, Set.of());
                Jdbc.execute(scratch.connection(), "KILL " + Jdbc.text(victim, "SELECT CONNECTION_ID()"));
                assertThatThrownBy(() -> populator.fill(Optional.empty()))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(engine.lostConnection(e)).isTrue());
            }
            assertThat(scratch.text("SELECT COUNT(*) FROM t")).isEqualTo("0");
        }
    }

    private static String contents(Product product, long seed) throws SQLException {
        try (MysqlScratch scratch = product.create(FAMILY)) {
            populator(scratch, seed).fill(Optional.empty());
            return String.join("\n", sums(scratch));
        }
    }

    private static List<String> sums(MysqlScratch scratch) throws SQLException {
        Jdbc.execute(scratch.connection(), "SET SESSION group_concat_max_len = 1000000");
        List<String> sums = new java.util.ArrayList<>();
        for (String sql : FAMILY_SUMS) {
            sums.add(scratch.text(sql));
        }
        return sums;
    }

    private static List<InsertedRow> rows(FillReport report, String table) {
        return report.filled().stream()
                .filter(filled -> filled.table().name().equals(table))
                .flatMap(filled -> filled.rows().stream())
                .toList();
    }

    private static Populator populator(MysqlScratch scratch, long seed) {
        return new Populator(scratch.engine(), scratch.connection(), seed, Populator.DEFAULT_ROWS, Set.of());
    }

    private static TableName table(String name) {
        return new TableName("", name);
    }
}
