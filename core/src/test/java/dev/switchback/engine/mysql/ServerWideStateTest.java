// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerWideStateTest {

    private static void changes(Product product, boolean expected, String statement, String undo) throws SQLException {
        Database database = product.server().create("wide");
        try (Connection hand = database.connect();
                Connection eye = database.connect()) {
            Jdbc.execute(hand, "CREATE TABLE t (x int)");
            String before = ServerWideState.of(eye, product.flavor);
            Jdbc.execute(hand, statement);
            String after = ServerWideState.of(eye, product.flavor);
            if (!undo.isEmpty()) {
                Jdbc.execute(hand, undo);
            }
            assertThat(!after.equals(before)).as(statement).isEqualTo(expected);
        } finally {
            product.server().drop(database);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatBelongsToTheServerIsSeen(Product product) throws SQLException {
        changes(product, true, "CREATE USER wide_user IDENTIFIED BY 'x'", "");
        changes(product, true, "GRANT PROCESS ON *.* TO wide_user", "");
        changes(product, true, "GRANT SELECT ON mysql.db TO wide_user", "");
        changes(product, true, "CREATE ROLE wide_role", "");
        changes(product, true, "GRANT wide_role TO wide_user", "");
        changes(product, true, "DROP ROLE wide_role", "");
        changes(product, true, "ALTER USER wide_user IDENTIFIED BY 'y'", "");
        changes(product, true, "DROP USER wide_user", "");
        changes(product, true, "SET GLOBAL max_connections = 99", "SET GLOBAL max_connections = DEFAULT");
        changes(product, true, "CREATE DATABASE wide_other", "DROP DATABASE wide_other");
        if (product == Product.MYSQL) {
            changes(product, true, "SET PERSIST_ONLY max_connections = 77", "RESET PERSIST max_connections");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatBelongsToTheDatabaseIsNotSeen(Product product) throws SQLException {
        Database database = product.server().create("wide");
        try (Connection hand = database.connect()) {
            changes(product, false, "CREATE TABLE u (x int)", "");
            changes(product, false, "INSERT INTO t VALUES (1)", "");
            changes(product, false, "SET SESSION sql_mode = ''", "");
            changes(product, false, "ANALYZE TABLE t", "");
            changes(product, false, "FLUSH TABLES", "");
            Jdbc.execute(hand, "CREATE USER wide_grantee");
            changes(product, false, "GRANT SELECT ON " + database.name() + ".* TO wide_grantee", "");
            Jdbc.execute(hand, "CREATE TABLE g (x int)");
            changes(product, false, "GRANT INSERT ON " + database.name() + ".g TO wide_grantee", "");
            Jdbc.execute(hand, "DROP USER wide_grantee");
        } finally {
            product.server().drop(database);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whatTheAccountMayNotReadIsSaidToBeSo(Product product) throws SQLException {
        Database database = product.server().create("wide");
        try (Connection root = database.connect()) {
            Jdbc.execute(root, "CREATE USER wide_limited IDENTIFIED BY 'x'");
            Jdbc.execute(root, "GRANT ALL ON " + database.name() + ".* TO wide_limited");
            try (Connection eye = new Database(database.url(), "wide_limited", "x", database.name()).connect()) {
                String state = ServerWideState.of(eye, product.flavor);
                assertThat(state).contains("users: cannot be read").doesNotContain("variables: cannot");
                assertThat(ServerWideState.of(eye, product.flavor)).isEqualTo(state);
            } finally {
                Jdbc.execute(root, "DROP USER wide_limited");
            }
        } finally {
            product.server().drop(database);
        }
    }
}
