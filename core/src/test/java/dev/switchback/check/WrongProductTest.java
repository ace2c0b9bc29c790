// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.flyway.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongProductTest {

    private static final String ON_MARIADB =
            "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for …";
    private static final String ON_MYSQL =
            "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for …";

    private static String remedy(String message, String statement) {
        return WrongProduct.remedy(new Failure(message, "42000", "V2__x.sql", 1, statement, false))
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT doc->>'$.a' FROM t",
                "CREATE INDEX i ON t ((lower(name)))",
                "ALTER TABLE t ADD INDEX i (a) INVISIBLE",
                "ALTER TABLE t DROP CHECK c",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED",
                "ALTER TABLE t ADD COLUMN p POINT NOT NULL SRID 4326"
            })
    void whatMysqlAloneUnderstandsIsCalledSo(String statement) {
        assertThat(remedy(ON_MARIADB, statement))
                .contains("which MySQL understands")
                .contains("mysql:8.0");
        assertThat(remedy(ON_MYSQL, statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE SEQUENCE s START WITH 5",
                "ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT",
                "CREATE TABLE t (a INT) WITH SYSTEM VERSIONING",
                "CREATE OR REPLACE TABLE t (a INT)",
                "CREATE TABLE t (id UUID NOT NULL)",
                "INSERT INTO t VALUES (1) RETURNING id"
            })
    void whatMariadbAloneUnderstandsIsCalledSo(String statement) {
        assertThat(remedy(ON_MYSQL, statement))
                .contains("which MariaDB understands")
                .contains("mariadb:11.4");
        assertThat(remedy(ON_MARIADB, statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD COLUM a INT",
                "CREATE TABLE t (a INT, b VARCHAR(10), KEY (a), CHECK (a > (b)))",
                "CREATE OR REPLACE VIEW v AS SELEC 1",
                "DROP TABLE IF EXIST t"
            })
    void aPlainMistakeIsNot(String statement) {
        assertThat(remedy(ON_MARIADB, statement)).isEmpty();
        assertThat(remedy(ON_MYSQL, statement)).isEmpty();
    }

    @Test
    void aNameThatOneProductReservesIsTold() {
        String near = ON_MARIADB + " to use near 'offset),\n INDEX i (a)' at line 3";

        assertThat(remedy(near, "CREATE TABLE t (`offset` INT, INDEX j (offset), INDEX i (a))"))
                .contains("offset without quotes")
                .contains("which MySQL understands");
        assertThat(remedy(ON_MYSQL + " to use near 'rank INT)'", "CREATE TABLE t (rank INT)"))
                .contains("which MariaDB understands");
        assertThat(remedy(ON_MYSQL + " to use near 'order INT)'", "CREATE TABLE t (order INT)"))
                .isEmpty();
    }

    @Test
    void namesThatTheOtherProductKnowsAreItsOwn() {
        assertThat(remedy(
                        "Unknown collation: 'utf8mb4_0900_ai_ci'",
                        "CREATE TABLE t (a VARCHAR(5)) COLLATE utf8mb4_0900_ai_ci"))
                .contains("which MySQL understands");
        assertThat(remedy("Unknown storage engine 'Aria'", "CREATE TABLE t (a INT) ENGINE=Aria"))
                .contains("which MariaDB understands");
        assertThat(remedy("FUNCTION shop.total does not exist", "SELECT total(1)"))
                .isEmpty();
    }
}
