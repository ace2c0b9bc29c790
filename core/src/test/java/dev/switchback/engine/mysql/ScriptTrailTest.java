// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.mysql.FollowedScript.Sight;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTrailTest {

    private static final String[] TABLES = {
        "CREATE TABLE p (id int AUTO_INCREMENT PRIMARY KEY, v varchar(20))",
        "INSERT INTO p (v) VALUES ('a'), ('b'), ('c')",
        "CREATE TABLE c (id int AUTO_INCREMENT PRIMARY KEY, p int,"
                + " FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE ON UPDATE SET NULL)",
        "INSERT INTO c (p) VALUES (1), (2), (3)",
        "CREATE TABLE l (x int)",
        "CREATE TABLE m (x int) ENGINE=MyISAM",
        "CREATE TABLE h (x int) ENGINE=MEMORY",
        "CREATE TABLE noted (x int)",
        "CREATE TABLE `odd-na``me` (x int)",
        "CREATE TABLE never (x int)",
        "CREATE VIEW v AS SELECT * FROM l",
        "CREATE TRIGGER tr AFTER INSERT ON noted FOR EACH ROW INSERT INTO l VALUES (NEW.x)",
        "CREATE FUNCTION writing() RETURNS int DETERMINISTIC BEGIN INSERT INTO l VALUES (5); RETURN 1; END",
        "CREATE PROCEDURE both_ways() BEGIN INSERT INTO l VALUES (1); COMMIT; DELETE FROM p WHERE id = 3; COMMIT; END",
        "CREATE PROCEDURE altering() BEGIN INSERT INTO l VALUES (1); ALTER TABLE noted ADD n int; END",
        "CREATE PROCEDURE reading() BEGIN SELECT COUNT(*) FROM p; END"
    };

    private static void see(Product product, String expected, String... statements) throws SQLException {
        FollowedScript.see(product, TABLES, expected, statements);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void rowsWrittenInWhateverWayAreSeenWithTheirStatements(Product product) throws SQLException {
        see(product, "l[1]", "INSERT INTO l VALUES (1)");
        see(product, "l[2] p[3]", "SET @x = 1", "INSERT INTO l SELECT id FROM p", "INSERT INTO p (v) VALUES ('z')");
        see(product, "c[1] p[1]", "DELETE FROM p WHERE id = 1");
        see(product, "c[1] p[1]", "UPDATE p SET id = 30 WHERE id = 3");
        see(product, "l[1] noted[1]", "INSERT INTO noted VALUES (1)");
        see(product, "l[1]", "INSERT INTO v VALUES (4)");
        see(product, "c[1] l[1] p[1]", "UPDATE p JOIN l ON 1 = 1 SET p.v = 'q', l.x = 4");
        see(product, "l[1]", "SELECT writing()");
        see(product, "l[1]", "SET @y = writing()");
        see(product, "h[2]", "SET @z = 1", "INSERT INTO h VALUES (1)");
        see(product, "odd-na`me[1]", "INSERT INTO `odd-na``me` VALUES (1)");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void writesToEnginesWithoutTransactionsAreSeen(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with(TABLES)) {
            assertThat(script.run("INSERT INTO m VALUES (1)").tables()).startsWith("m[");
            assertThat(script.run("DELETE FROM m").tables()).startsWith("m[");
            assertThat(script.run("TRUNCATE TABLE m").tables()).isEqualTo("m[1]");
            assertThat(script.run("TRUNCATE h").tables()).isEqualTo("h[1]");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void tableWithTheNameOfAnotherKindOfObjectIsSeen(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with("CREATE TABLE event (x INT)")) {
            assertThat(script.run("TRUNCATE event").tables()).isEqualTo("event[1]");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void statementThatFindsNoRowIsSeenToo(Product product) throws SQLException {
        see(product, "never[1]", "UPDATE never SET x = 1");
        see(product, "never[1]", "DELETE FROM never WHERE 1 = 0");
        see(product, "never[1]", "INSERT INTO never SELECT 1 FROM never");
        if (product == Product.MYSQL) {
            see(product, "never[1]", "WITH q AS (SELECT 1) DELETE FROM never");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatIsRolledBackMayBeSeen(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with(TABLES)) {
            assertThat(script.run("INSERT INTO l VALUES (1)", "ROLLBACK").tables())
                    .isEqualTo("l[1]");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void tablesThatAreAlteredAreSeen(Product product) throws SQLException {
        see(product, "p[1]", "ALTER TABLE p ADD COLUMN n int, ALGORITHM=INSTANT");
        see(product, "p[1]", "ALTER TABLE p ADD COLUMN n int, ALGORITHM=INPLACE");
        see(product, "p[1]", "ALTER TABLE p ADD COLUMN n int, ALGORITHM=COPY");
        see(product, "p[1]", "/* l */ ALTER TABLE p -- never\n RENAME COLUMN v TO w");
        see(product, "p[1]", "/*!50001 ALTER TABLE `p` COMMENT 'l and never' */");
        see(product, "never[1]", "TRUNCATE TABLE never");
        see(product, "never[1] other[1]", "RENAME TABLE never TO other");
        see(product, "made[1]", "CREATE TABLE made (x int)");
        see(product, "made[1] p[1]", "CREATE TABLE made AS SELECT * FROM p");
        see(product, "c[1]", "DROP TABLE c");
        see(product, "l[1]", "CREATE INDEX i ON l (x)");
        see(product, "l[1]", "CREATE TRIGGER late BEFORE DELETE ON l FOR EACH ROW DELETE FROM never");
        see(product, "odd-na`me[1]", "ALTER TABLE `odd-na``me` ADD y int DEFAULT 5 COMMENT 'it\\'s'");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void mixOfDefinitionsAndWritesIsPutDownToEachStatement(Product product) throws SQLException {
        see(
                product,
                "l[1, 3] never[2]",
                "INSERT INTO l VALUES (1)",
                "ALTER TABLE never ADD y int",
                "INSERT INTO l VALUES (2)",
                "UPDATE l SET x = 3");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatIsOnlyReadIsNotTouched(Product product) throws SQLException {
        see(product, "", "SELECT * FROM p JOIN c ON c.p = p.id");
        see(product, "", "CREATE OR REPLACE VIEW w AS SELECT * FROM p");
        see(product, "", "CREATE PROCEDURE q() BEGIN DELETE FROM p; END");
        see(product, "", "SELECT * FROM p LOCK IN SHARE MODE");
        see(product, "", "CREATE TEMPORARY TABLE tt (x int)", "INSERT INTO tt VALUES (1)", "DROP TEMPORARY TABLE tt");
        see(product, "", "CALL reading()");
        see(product, "", "SET @a = 'DELETE FROM p'", "PREPARE st FROM 'SELECT 1'", "EXECUTE st");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void proceduresAndPreparedStatementsAreSeenThroughTheCounts(Product product) throws SQLException {
        see(product, "c[1] l[1] p[1]", "CALL both_ways()");
        see(product, "l[2]", "PREPARE st FROM 'INSERT INTO l VALUES (1)'", "EXECUTE st");
        see(product, "l[1]", "INSERT INTO l VALUES (1)", "CALL reading()");
        see(product, "l[1] never[2]", "INSERT INTO l VALUES (1)", "UPDATE never SET x = 2");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void tableAlteredWithinAProcedureMakesItUnknown(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with(TABLES)) {
            assertThat(script.run("CALL altering()").unknown().orElseThrow()).contains("procedure");
            assertThat(script.run("SET @s = 'ALTER TABLE l ADD n int'", "PREPARE st FROM @s", "EXECUTE st")
                            .unknown())
                    .isPresent();
            assertThat(script.run("ALTER TABLE never ADD n int", "CALL reading()")
                            .unknown())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void scriptsInAutoCommitModeAreFollowed(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with(TABLES)) {
            Sight sight =
                    script.runAsItIs("INSERT INTO l VALUES (1)", "DELETE FROM p WHERE id = 1", "SET @a = writing()");
            assertThat(sight.tables()).isEqualTo("c[2] l[1, 3] p[2]");
            assertThat(sight.unknown()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void writesBetweenTwoRenamesAreSeen(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product)
                .with(TABLES)
                .with(
                        "INSERT INTO l VALUES (1)",
                        "CREATE PROCEDURE there_and_back() BEGIN RENAME TABLE l TO k;"
                                + " RENAME TABLE k TO l; INSERT INTO l VALUES (2); END")) {
            assertThat(script.run("CALL there_and_back()").tables()).contains("l[1]");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void lookingChangesNothingForTheScript(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with(TABLES)) {
            script.run(
                    "INSERT INTO p (v) VALUES ('x'), ('y')",
                    "SET @rows = ROW_COUNT(), @id = LAST_INSERT_ID()",
                    "LOCK TABLES l WRITE",
                    "INSERT INTO l VALUES (@rows), (@id)",
                    "UNLOCK TABLES");
            assertThat(Jdbc.query(script.hand(), row -> row.getString(1), "SELECT x FROM l ORDER BY x"))
                    .containsExactly("2", "4");
        }
    }
}
