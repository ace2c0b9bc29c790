// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Dialect;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class DeploymentTableTest {

    /** Then a row that is written as it was before counts as none. */
    @Test
    void aRowIsWrittenOnceHoweverTheDriverCounts() throws Exception {
        Database live = TestServers.mysql().create("live");
        try (Connection connection = live.with("useAffectedRows", "", "true").connect()) {
            DeploymentTable table =
                    DeploymentTable.beside(new TableName(live.name(), "flyway_schema_history"), Dialect.MYSQL);
            DeploymentTable.Row row = new DeploymentTable.Row(
                    "1", "2026-11-22T01:00:00Z", null, "running", "tired", "1", null, "V2__more.sql", "{}");

            table.write(connection, row);
            table.write(connection, row);

            assertThat(Jdbc.text(connection, "SELECT COUNT(*) FROM switchback_deployment"))
                    .isEqualTo("1");
            assertThat(table.interrupted(connection)).hasSize(1);
        } finally {
            TestServers.mysql().drop(live);
        }
    }
}
