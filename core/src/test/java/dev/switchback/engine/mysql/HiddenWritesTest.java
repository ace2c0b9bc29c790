// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.mysql.FollowedScript.Sight;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that a script writes without naming them. */
class HiddenWritesTest {

    private static final String[] FAMILY = {
        "CREATE TABLE p (id int AUTO_INCREMENT PRIMARY KEY, u int UNIQUE)",
        "CREATE TABLE c (id int AUTO_INCREMENT PRIMARY KEY, p int,"
                + " FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE)",
        "CREATE TABLE d (id int AUTO_INCREMENT PRIMARY KEY, c int, FOREIGN KEY (c) REFERENCES c (id) ON DELETE CASCADE)",
        "CREATE TABLE e (id int AUTO_INCREMENT PRIMARY KEY, d int, FOREIGN KEY (d) REFERENCES d (id) ON DELETE SET NULL)",
        "INSERT INTO p (u) VALUES (1), (2), (3)",
        "INSERT INTO c (p) VALUES (1), (2)",
        "INSERT INTO d (c) VALUES (1), (2)",
        "INSERT INTO e (d) VALUES (1), (2)",
        "CREATE TABLE q (x int)",
        "CREATE TRIGGER tr AFTER INSERT ON q FOR EACH ROW DELETE FROM p WHERE id = NEW.x",
        "CREATE FUNCTION deleting() RETURNS int DETERMINISTIC BEGIN DELETE FROM p WHERE id = 2; RETURN 1; END",
        "CREATE TABLE parted (x int) PARTITION BY HASH (x) PARTITIONS 3",
        "CREATE TABLE part (x int)",
        "CREATE TABLE below (x int) ENGINE=MyISAM",
        "CREATE TABLE merged (x int) ENGINE=MERGE UNION=(below) INSERT_METHOD=LAST"
    };

    private static void see(Product product, String expected, String... statements) throws SQLException {
        FollowedScript.see(product, FAMILY, expected, statements);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void cascadesAreFollowedToTheirEnd(Product product) throws SQLException {
        see(product, "c[1] d[1] e[1] p[1]", "DELETE FROM p WHERE id = 1");
        see(product, "c[1] d[1] e[1] p[1]", "REPLACE INTO p VALUES (1, 9)");
        see(product, "c[1] p[1]", "INSERT INTO p VALUES (1, 1) ON DUPLICATE KEY UPDATE id = 50");
        see(product, "c[1] d[1] e[1] p[1] q[1]", "INSERT INTO q VALUES (1)");
    }

    /** A lock that was seen explains the writes of its own transaction only. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void cascadeAfterTheTransactionWhoseLocksWereSeenIsFollowed(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with(FAMILY)) {
            Sight sight =
                    script.run("INSERT INTO p (u) VALUES (4)", "COMMIT", "SET autocommit = 1", "SELECT deleting()");
            assertThat(sight.tables()).startsWith("c[").contains("d[", "e[").endsWith("p[1, 4]");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void partitionsAndMergedTablesAreSeen(Product product) throws SQLException {
        see(product, "parted[1]", "INSERT INTO parted VALUES (1), (2), (3)");
        see(product, "parted[1]", "ALTER TABLE parted TRUNCATE PARTITION p0");
        see(product, "below[1] merged[1]", "INSERT INTO merged VALUES (1)");
    }

    @Test
    void statementAfterSettingsOfItsOwnIsFollowed() throws SQLException {
        see(Product.MARIADB, "q[1]", "SET STATEMENT max_statement_time = 10 FOR UPDATE q SET x = 1");
        try (FollowedScript script = new FollowedScript(Product.MARIADB).with(FAMILY)) {
            assertThat(script.run(
                                    "SET STATEMENT max_statement_time = 10 FOR ALTER TABLE q ADD y int, ALGORITHM=INSTANT")
                            .unknown())
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatAJavaMigrationWritesIsSeen(Product product) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with(FAMILY)) {
            Sight sight = script.runUnannounced("DELETE FROM p WHERE id = 1", "COMMIT", "INSERT INTO p (u) VALUES (7)");
            assertThat(sight.tables()).isEqualTo("c[] d[] e[] p[]");
            assertThat(sight.unknown()).isEmpty();
            assertThat(script.runUnannounced("ALTER TABLE q ADD y int")
                            .unknown()
                            .orElseThrow())
                    .contains("Java migration");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void serverThatDoesNotObserveEveryTableIsNotReliedOn(Product product) throws SQLException {
        String setting = "UPDATE performance_schema.setup_objects SET ENABLED = '%s' WHERE OBJECT_TYPE = 'TABLE'"
                + " AND OBJECT_SCHEMA = '%%'";
        try (FollowedScript script = new FollowedScript(product).with(FAMILY)) {
            Jdbc.execute(script.hand(), setting.formatted("NO"));
            try {
                assertThat(script.run("SELECT 1").unknown().orElseThrow()).contains("performance_schema");
            } finally {
                Jdbc.execute(script.hand(), setting.formatted("YES"));
            }
            assertThat(script.run("INSERT INTO q VALUES (9)").unknown()).isEmpty();
        }
    }

    @Test
    void namesThatTheServerFoldsAreFound() {
        assertThat(new ObservedNames(true).of("Orders")).isEqualTo("orders");
        assertThat(new ObservedNames(false).of("Orders")).isEqualTo("Orders");
    }
}
