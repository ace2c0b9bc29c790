// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionStateTest {

    private static String changed(Product product, String... statements) throws SQLException {
        Database database = product.server().create("session");
        try (Connection hand = database.connect()) {
            Jdbc.execute(hand, "CREATE TABLE t (x int)");
            Map<String, String> before = SessionState.of(hand, product.flavor);
            for (String sql : statements) {
                Jdbc.execute(hand, sql);
            }
            Map<String, String> after = SessionState.of(hand, product.flavor);
            TreeSet<String> changed = new TreeSet<>(after.keySet());
            changed.removeIf(name -> after.get(name).equals(before.get(name)));
            return String.join(" ", changed);
        } finally {
            product.server().drop(database);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatAScriptSetsForItsSessionIsSeen(Product product) throws SQLException {
        assertThat(changed(product, "SET sql_mode = ''")).isEqualTo("sql_mode");
        assertThat(changed(product, "SET time_zone = '+02:00'")).isEqualTo("time_zone");
        assertThat(changed(product, "SET foreign_key_checks = 0, unique_checks = 0"))
                .isEqualTo("foreign_key_checks unique_checks");
        assertThat(changed(product, "SET NAMES latin1"))
                .isEqualTo("character_set_client character_set_connection collation_connection");
        assertThat(changed(product, "SET autocommit = 0")).isEqualTo("autocommit");
        assertThat(changed(product, "SET innodb_strict_mode = OFF, completion_type = 1"))
                .isEqualTo("completion_type innodb_strict_mode");
        assertThat(changed(product, "USE mysql")).contains("database");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatIsPutBackIsNotSeen(Product product) throws SQLException {
        assertThat(changed(
                        product,
                        "SET @old = @@sql_mode, sql_mode = '', @f = 1",
                        "INSERT INTO t VALUES (1)",
                        "SET sql_mode = @old"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void lockedTablesDoNotStopTheLook(Product product) throws SQLException {
        assertThat(changed(product, "LOCK TABLES t WRITE", "UNLOCK TABLES", "LOCK TABLES t READ"))
                .isEmpty();
    }
}
