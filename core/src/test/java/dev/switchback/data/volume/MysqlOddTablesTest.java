// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.mysql.Flavor;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of MySQL and MariaDB that are unusual, at volume. */
class MysqlOddTablesTest {

    private static final List<Long> COUNTS = List.of(100L, 2000L);

    @ParameterizedTest
    @EnumSource
    void aRowOfATreeRefersToOneBeforeIt(Flavor flavor) throws SQLException {
        try (Filled filled = Filled.on(
                flavor,
                "CREATE TABLE names (id int AUTO_INCREMENT PRIMARY KEY, parent_id int, name varchar(50) NOT NULL,"
                        + " UNIQUE (parent_id, name), FOREIGN KEY (parent_id) REFERENCES names (id))",
                "CREATE TABLE places (id int AUTO_INCREMENT PRIMARY KEY, parent_id int, place tinyint unsigned NOT NULL,"
                        + " UNIQUE (parent_id, place), FOREIGN KEY (parent_id) REFERENCES places (id))")) {
            filled.grow(COUNTS, "names", "places");

            assertThat(filled.number("SELECT COUNT(*) FROM names WHERE parent_id >= id"))
                    .isZero();
            assertThat(filled.number("SELECT COUNT(*) FROM places WHERE parent_id >= id"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rareTypesAreFilled(Flavor flavor) throws SQLException {
        try (Filled filled = Filled.on(
                flavor,
                "CREATE TABLE rare (id bigint unsigned AUTO_INCREMENT PRIMARY KEY, hidden int NOT NULL DEFAULT 1 INVISIBLE, wide bit(64) NOT NULL,"
                        + " many set('a','b','c','d') NOT NULL, doc json NOT NULL, shape geometry NOT NULL, line linestring NOT NULL,"
                        + " many_shapes geometrycollection NOT NULL, fixed binary(4) NOT NULL, small varbinary(3) NOT NULL,"
                        + " note tinytext NOT NULL, price decimal(30,30) NOT NULL, old float(7,2) NOT NULL, at_ time(6) NOT NULL,"
                        + " born year NOT NULL, flag bit(1) NOT NULL, size_ mediumint unsigned NOT NULL,"
                        + " half decimal(12,2) GENERATED ALWAYS AS (size_ / 2) VIRTUAL,"
                        + " twice bigint GENERATED ALWAYS AS (id_of * 2) STORED, id_of int NOT NULL,"
                        + " UNIQUE (twice), SPATIAL INDEX (shape))")) {
            filled.grow(COUNTS, "rare");
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesMayBeAnything(Flavor flavor) throws SQLException {
        try (Filled filled = Filled.on(
                flavor,
                "CREATE TABLE `a ``table`` {?}` (`the 'id'` int AUTO_INCREMENT PRIMARY KEY, `\\\\x \"` varchar(20),"
                        + " `select` int, CONSTRAINT `a ``check`` %s` CHECK (`select` < 50))",
                "CREATE TABLE `Child` (`Parent?` int NOT NULL, `Größe` int NOT NULL, UNIQUE (`Parent?`, `Größe`),"
                        + " FOREIGN KEY (`Parent?`) REFERENCES `a ``table`` {?}` (`the 'id'`))")) {
            filled.grow(COUNTS, "a `table` {?}", "Child");
        }
    }

    @Test
    void mysqlsOwnIndexesAreFilled() throws SQLException {
        try (Filled filled = Filled.on(
                Flavor.MYSQL,
                "CREATE TABLE places (id int AUTO_INCREMENT PRIMARY KEY, place point NOT NULL SRID 4326, SPATIAL INDEX (place),"
                        + " doc json, email varchar(100), INDEX tags ((CAST(doc->'$.tags' AS UNSIGNED ARRAY))),"
                        + " UNIQUE lowered ((lower(email))))",
                "SET sql_generate_invisible_primary_key = 1",
                "CREATE TABLE keyless (name varchar(20))")) {
            filled.grow(COUNTS, "places", "keyless");
        }
    }

    @Test
    void mariadbsOwnTablesAreFilled() throws SQLException {
        try (Filled filled = Filled.on(
                Flavor.MARIADB,
                "CREATE SEQUENCE numbers",
                "CREATE TABLE prices (id decimal(19) DEFAULT nextval(numbers) PRIMARY KEY, amount decimal(8,2), address inet6, key_ uuid)"
                        + " WITH SYSTEM VERSIONING")) {
            filled.grow(COUNTS, "prices");

            filled.text("SELECT NEXTVAL(numbers)");
            assertThat(filled.number("SELECT NEXTVAL(numbers)")).isGreaterThan(2000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfATableWithoutTransactionsAreCountedAsTheyAre(Flavor flavor) throws SQLException {
        try (Filled filled = Filled.on(
                flavor,
                "CREATE TABLE plain (id int AUTO_INCREMENT PRIMARY KEY, name varchar(20)) ENGINE=MyISAM",
                "CREATE TRIGGER refuse BEFORE INSERT ON plain FOR EACH ROW IF NEW.id > 30 THEN SIGNAL SQLSTATE '45000'"
                        + " SET MESSAGE_TEXT = 'not here'; END IF")) {
            VolumeReport report = filled.fill(100, "plain");

            assertThat(report.rows().values()).containsExactly(filled.number("SELECT COUNT(*) FROM plain"));
            assertThat(report.notFilled())
                    .singleElement()
                    .satisfies(table -> assertThat(table.why()).contains("not here"));
        }
    }
}
