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

/** Rows and assertions of our own, around the checks of the migrations that bring currencies. */
@Rehearse(since = "6")
class OrderCurrencyTest implements MigrationTests {

    @BeforeMigration("6")
    void anOrderFromBeforeCurrencies(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    WITH customer AS (
                        INSERT INTO customers (email, name) VALUES ('ada@example.com', 'Ada') RETURNING customer_id
                    )
                    INSERT INTO orders (customer_id, currency)
                    SELECT customer_id, unnest(ARRAY[NULL, 'EUR']) FROM customer
                    """);
        }
    }

    @AfterMigration("6")
    void everyOrderHasACurrency(Connection connection) throws SQLException {
        assertThat(currenciesOfAda(connection)).isEqualTo("CHF,EUR");
    }

    @AfterUndo("6")
    void theGapIsBack(Connection connection) throws SQLException {
        assertThat(currenciesOfAda(connection)).isEqualTo("EUR,none");
    }

    private static String currenciesOfAda(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        """
                        SELECT string_agg(coalesce(currency, 'none'), ',' ORDER BY coalesce(currency, 'none') COLLATE "C")
                        FROM orders JOIN customers USING (customer_id)
                        WHERE email = 'ada@example.com'
                        """)) {
            result.next();
            return result.getString(1);
        }
    }
}
