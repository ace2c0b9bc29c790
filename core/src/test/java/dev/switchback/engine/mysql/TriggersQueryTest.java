// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** MariaDB tells of a query of its catalog whether it opens the tables of one database or of all. */
class TriggersQueryTest {

    private static final String ALL = "Scanned all databases";

    @Test
    void readingTheTriggersOfOneDatabaseOpensNoTableOfAnother() throws SQLException {
        assertThat(plan(BulkObjects.TRIGGERS)).doesNotContain(ALL);
        assertThat(plan(BulkObjects.TRIGGERS.replace("WHERE event_object_schema", "WHERE trigger_schema")))
                .contains(ALL);
    }

    private static String plan(String query) throws SQLException {
        try (Connection connection = PlantedDatabase.create(Flavor.MARIADB).connect()) {
            return String.join(" ", Jdbc.query(connection, row -> row.getString("Extra"), "EXPLAIN " + query));
        }
    }
}
