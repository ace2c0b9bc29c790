// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMajorsTest {

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void everyMajorStartsAndClones(int major) throws IOException, SQLException {
        if (major != DatabaseRequest.DEFAULT.major()) {
            BinariesSearchTest.jar(major);
        }
        Server server = TestServers.of(new DatabaseRequest("postgresql", major));
        assertThat(server.version()).startsWith(major + ".");
        Database source = server.create("source");
        Database copy = server.clone(source, "copy");
        server.drop(copy);
        server.drop(source);
    }
}
