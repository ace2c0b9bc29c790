// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

    @Test
    void clonesADatabaseWithItsRows() throws SQLException {
        Server server = TestServers.postgres();
        Database first = server.create("first");
        try (var connection = first.connect()) {
            Jdbc.execute(connection, "CREATE TABLE t AS SELECT 7 AS x");
        }
        Database second = server.clone(first, "second");
        try (var connection = second.connect()) {
            assertThat(Jdbc.text(connection, "SELECT x FROM t")).isEqualTo("7");
        }
        server.drop(second);
        server.drop(first);
    }
}
