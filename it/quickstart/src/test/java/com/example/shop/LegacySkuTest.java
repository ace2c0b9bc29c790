// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.junit.AfterMigration;
import dev.switchback.junit.AfterUndo;
import dev.switchback.junit.BeforeMigration;
import dev.switchback.junit.MigrationTests;
import dev.switchback.junit.Rehearse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows and assertions of our own around V23, on top of what the checks look at; older versions are only applied. */
@Rehearse(since = "23")
class LegacySkuTest implements MigrationTests {

    @BeforeMigration("23")
    void productOfTheOldCatalogue(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO products (sku, name, price_cents, tax_code, legacy_sku)
                    VALUES ('TEA-1', 'Tea', 450, 'reduced', '0815-A')
                    """);
        }
    }

    @AfterMigration("23")
    void numberIsKept(Connection connection) throws SQLException {
        assertThat(query(connection, "SELECT kept.legacy_sku FROM products_legacy_sku kept JOIN products USING (product_id)"))
                .isEqualTo("0815-A");
    }

    @AfterUndo("23")
    void numberIsBack(Connection connection) throws SQLException {
        assertThat(query(connection, "SELECT legacy_sku FROM products")).isEqualTo("0815-A");
    }

    private static String query(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select + " WHERE sku = 'TEA-1'")) {
            result.next();
            return result.getString(1);
        }
    }
}
