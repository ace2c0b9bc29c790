// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.flyway.Failure;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongProductTest {

    private static final String MYSQL = "which MySQL understands";
    private static final String MARIADB = "which MariaDB understands";

    private static Server mysql;
    private static Server mariadb;
    private static Database onMysql;
    private static Database onMariadb;

    @BeforeAll
    static void tables() throws SQLException {
        mysql = TestServers.mysql();
        mariadb = TestServers.mariadb();
        onMysql = mysql.create("products");
        onMariadb = mariadb.create("products");
        for (Database database : new Database[] {onMysql, onMariadb}) {
            assertThat(run(database, "CREATE TABLE t (a INT, name VARCHAR(20), doc JSON, uuid VARCHAR(36))"))
                    .isEqualTo("runs");
        }
    }

    @AfterAll
    static void drop() throws SQLException {
        mysql.drop(onMysql);
        mariadb.drop(onMariadb);
    }

    /** Returns the remedy for what the server says of a statement, if it does not run it. */
    private static String run(Database database, String statement) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, statement);
            return "runs";
        } catch (SQLException e) {
            return WrongProduct.remedy(new Failure(e.getMessage(), e.getSQLState(), "V2__x.sql", 1, statement, false))
                    .orElse("no other product: " + e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT doc->>'$.a' FROM t",
                "SELECT a,\n  doc->'$.a'\nFROM t WHERE name = 'a considerable number of words, so that the rest is not told'",
                "CREATE INDEX i ON t ((lower(name)))",
                "ALTER TABLE t ADD INDEX v (a) INVISIBLE",
                "CREATE TABLE c (a INT, CONSTRAINT c CHECK (a > 0) NOT ENFORCED)",
                "CREATE TABLE p (p POINT NOT NULL SRID 4326)",
                "SELECT 1 MEMBER OF ('[1]')",
                "CREATE TABLE m (doc JSON, INDEX i ((CAST(doc->'$.a' AS UNSIGNED ARRAY))))",
                "SELECT * FROM t, LATERAL (SELECT t.a + 1) AS l",
                "CREATE TABLE o (offset INT)",
                "SELECT UUID_TO_BIN('6ccd780c-baba-1026-9564-5b8c656024db')"
            })
    void whatMysqlAloneUnderstandsIsCalledSo(String statement) throws SQLException {
        assertThat(run(onMysql, statement)).isEqualTo("runs");
        assertThat(run(onMariadb, statement)).contains(MYSQL).contains("mysql:8.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE SEQUENCE s START WITH 5",
                "ALTER TABLE t ADD COLUMN IF NOT EXISTS b INT",
                "CREATE INDEX IF NOT EXISTS j ON t (a)",
                "CREATE TABLE v (a INT) WITH SYSTEM VERSIONING",
                "CREATE OR REPLACE TABLE r (a INT)",
                "CREATE TABLE d (id UUID NOT NULL, a INT)",
                "CREATE TABLE e (a INT,\n  address INET6)",
                "INSERT INTO t (a) VALUES (1) RETURNING a",
                "EXECUTE IMMEDIATE 'SELECT 1'",
                "CREATE TABLE w (rank INT)",
                "CREATE TABLE x (a INT) ENGINE=Aria"
            })
    void whatMariadbAloneUnderstandsIsCalledSo(String statement) throws SQLException {
        assertThat(run(onMariadb, statement)).isEqualTo("runs");
        assertThat(run(onMysql, statement)).contains(MARIADB).contains("mariadb:11.4");
    }

    @Test
    void aCollationThatOlderMariadbsDoNotKnowIsMysqls() { // 11.4.5 takes it for one of its own
        Failure failure = new Failure(
                "Unknown collation: 'utf8mb4_0900_ai_ci'",
                "HY000",
                "V2__x.sql",
                1,
                "CREATE TABLE u (a VARCHAR(5)) COLLATE utf8mb4_0900_ai_ci",
                false);

        assertThat(WrongProduct.remedy(failure))
                .hasValueSatisfying(remedy -> assertThat(remedy).contains(MYSQL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD COLUM z INT",
                "CREATE TABLE z (a INT, b VARCHAR(10), KEY (a), CHECK (a > (b))",
                "CREATE TABLE z (a INT, uuid VARCHAR(36), KEY (uuid), oops oops oops)",
                "SELECT uuid, name FORM t",
                "INSERT INTO t (a) VALUE 1 /* RETURNING a */",
                "SELECT doc FROM t WHER name = '->'",
                "CREATE OR REPLACE VIEW v AS SELEC 1",
                "CREATE TABLE z (order INT)",
                "SELECT total(1)",
                "DROP TABLE IF EXIST t"
            })
    void aPlainMistakeIsNot(String statement) throws SQLException {
        assertThat(run(onMariadb, statement)).startsWith("no other product");
        assertThat(run(onMysql, statement)).startsWith("no other product");
    }
}
