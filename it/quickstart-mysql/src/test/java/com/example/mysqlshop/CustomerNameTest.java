// SPDX-License-Identifier: Apache-2.0
package com.example.mysqlshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.junit.MigratedTo;
import dev.switchback.junit.Rehearse;
import dev.switchback.rehearsal.MigrationDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A test written by hand around one change: the split of a customer's name. */
@Rehearse(database = "mysql:8.0")
class CustomerNameTest {

    @Test
    void namesAreSplitAtTheFirstBlankAndStayWholeOnTheWayBack(@MigratedTo("8") MigrationDatabase database)
            throws SQLException {
        execute(database, "INSERT INTO customers (email, name) VALUES ('a@example.com', 'Ada King Lovelace')");

        database.migrateTo("9");

        assertThat(ask(database, "SELECT CONCAT(family_name, ', ', given_name) FROM customers"))
                .isEqualTo("King Lovelace, Ada");

        database.undo();

        assertThat(database.version()).isEqualTo("8");
        assertThat(ask(database, "SELECT name FROM customers")).isEqualTo("Ada King Lovelace");

        database.migrate();

        assertThat(ask(database, "SELECT given_name FROM customers")).isEqualTo("Ada");
    }

    private static void execute(MigrationDatabase database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(MigrationDatabase database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
