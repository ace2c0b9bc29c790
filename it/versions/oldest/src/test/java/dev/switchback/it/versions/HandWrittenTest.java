// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.junit.MigratedTo;
import dev.switchback.junit.Rehearse;
import dev.switchback.rehearsal.MigrationDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@Rehearse(
        locations = "classpath:sound/migration",
        flyway = {"flyway.placeholders.tenant=acme", "flyway.postgresql.transactional.lock=false"})
class HandWrittenTest {

    @Test
    void versionIsUndoneAndAppliedAgain(@MigratedTo("1") MigrationDatabase database) throws SQLException {
        database.migrateTo("2");
        assertThat(tenantColumns(database)).isEqualTo("1");

        database.undo();
        assertThat(tenantColumns(database)).isEqualTo("0");

        database.migrateTo("2");
        assertThat(tenantColumns(database)).isEqualTo("1");
    }

    private static String tenantColumns(MigrationDatabase database) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM information_schema.columns"
                        + " WHERE table_name = 'customers' AND column_name = 'tenant'")) {
            result.next();
            return result.getString(1);
        }
    }
}
