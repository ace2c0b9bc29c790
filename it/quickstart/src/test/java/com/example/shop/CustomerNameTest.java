// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.junit.MigratedTo;
import dev.switchback.junit.Rehearse;
import dev.switchback.rehearsal.MigrationDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A test written by hand around one change: the rename of a customer's name. */
@Rehearse
class CustomerNameTest {

    @Test
    void oldAndNewReleaseSeeTheSameName(@MigratedTo("10") MigrationDatabase database) throws SQLException {
        execute(database, "INSERT INTO customers (email, name) VALUES ('a@example.com', 'written by the old release')");
        execute(database, "INSERT INTO customers (email, full_name) VALUES ('b@example.com', 'written by the new one')");

        assertThat(names(database, "full_name")).isEqualTo("written by the old release, written by the new one");
        assertThat(names(database, "name")).isEqualTo(names(database, "full_name"));
    }

    @Test
    void nameOfALateCustomerSurvivesTheWayBack(@MigratedTo("10") MigrationDatabase database) throws SQLException {
        database.migrateTo("11");
        execute(database, "INSERT INTO customers (email, full_name) VALUES ('c@example.com', 'Late')");

        database.undo();

        assertThat(names(database, "name")).isEqualTo("Late");
    }

    private static void execute(MigrationDatabase database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static String names(MigrationDatabase database, String column) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT string_agg(" + column + ", ', ' ORDER BY email) FROM customers")) {
            result.next();
            return result.getString(1);
        }
    }
}
