// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionLeavingsTest {

    private static final String TABLES = "temporary tables";
    private static final String LOCKS = "locks of GET_LOCK";

    /** What the session holds after the statements that it did not hold before. */
    private static Map<String, String> left(Product product, String... statements) throws SQLException {
        Database database = product.server().create("left");
        try (Connection hand = database.connect();
                Connection onlooker = database.connect()) {
            Jdbc.execute(hand, "CREATE TABLE t (x int)");
            Jdbc.execute(
                    hand,
                    "CREATE PROCEDURE making() BEGIN CREATE TEMPORARY TABLE te (x int); DO GET_LOCK('mine', 1); END");
            SessionReading reading = new SessionReading(product.flavor);
            Map<String, String> before = reading.of(hand, () -> onlooker);
            for (String sql : statements) {
                Jdbc.execute(hand, sql);
            }
            Map<String, String> after = new TreeMap<>(reading.of(hand, () -> onlooker));
            after.entrySet().removeAll(before.entrySet());
            return after;
        } finally {
            product.server().drop(database);
        }
    }

    private static String one(Product product) {
        return product == Product.MYSQL ? "1 of InnoDB" : "te";
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void temporaryTablesAndLocksAreSeen(Product product) throws SQLException {
        assertThat(left(product, "CREATE TEMPORARY TABLE te (x int)", "INSERT INTO te VALUES (1)"))
                .containsExactly(Map.entry(TABLES, one(product)));
        assertThat(left(product, "SELECT GET_LOCK('mine', 1)")).containsExactly(Map.entry(LOCKS, "mine"));
        assertThat(left(product, "CALL making()"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(TABLES, one(product), LOCKS, "mine"));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatIsCleanedUpIsNotSeen(Product product) throws SQLException {
        assertThat(left(
                        product,
                        "CREATE TEMPORARY TABLE te AS SELECT 1 AS x",
                        "SELECT DISTINCT x, COUNT(*) FROM (SELECT x FROM te UNION SELECT 2) q GROUP BY x ORDER BY 2",
                        "DROP TEMPORARY TABLE te",
                        "SELECT GET_LOCK('mine', 1)",
                        "DO RELEASE_LOCK('mine')",
                        "CREATE TABLE u (x int)",
                        "DROP TABLE u"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void lookingIsPossibleWhateverTheSessionHoldsAndOpensNoTransaction(Product product) throws SQLException {
        Database database = product.server().create("left");
        try (Connection hand = database.connect();
                Connection onlooker = database.connect()) {
            Jdbc.execute(hand, "CREATE TABLE t (x int)");
            Jdbc.execute(hand, "CREATE TEMPORARY TABLE te (x int)");
            Jdbc.execute(hand, "SET autocommit = 0, sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'");
            Jdbc.execute(hand, "LOCK TABLES t WRITE");
            assertThat(SessionLeavings.of(hand, onlooker, product.flavor)).containsEntry(TABLES, one(product));
            Jdbc.execute(hand, "UNLOCK TABLES");
            Jdbc.execute(hand, "COMMIT");
            SessionLeavings.of(hand, onlooker, product.flavor);
            assertThat(DriverSession.of(product.flavor).isInTransaction(hand)).isFalse();
        } finally {
            product.server().drop(database);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatTheAccountMayNotSeeIsLeftOut(Product product) throws SQLException {
        Database database = product.server().create("left");
        try (Connection root = database.connect()) {
            Jdbc.execute(root, "CREATE USER left_limited IDENTIFIED BY 'x'");
            Jdbc.execute(root, "GRANT ALL ON " + database.name() + ".* TO left_limited");
            Database limited = new Database(database.url(), "left_limited", "x", database.name());
            try (Connection hand = limited.connect();
                    Connection onlooker = limited.connect()) {
                assertThat(SessionLeavings.of(hand, onlooker, product.flavor)).doesNotContainKey(LOCKS);
            } finally {
                Jdbc.execute(root, "DROP USER left_limited");
            }
        } finally {
            product.server().drop(database);
        }
    }
}
