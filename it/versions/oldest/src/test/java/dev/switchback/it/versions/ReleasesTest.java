// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.it.versions.Released.State;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goals have done to a live database, Flyway takes for its own. */
class ReleasesTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"postgresql:18, sound, 3, 4", "mysql:8.0, sound-mysql, 1, 2 3 4", "mariadb:11.4, sound-mysql, 1, 2 3 4"
    })
    void whatIsUndoneIsAsBeforeAndFlywayAppliesItAgain(String request, String folder, String first, String others)
            throws Exception {
        try (Server server = EmbeddedServer.start(DatabaseRequest.parse(request))) {
            Released released = new Released(
                    directory,
                    server.create("released"),
                    "classpath:" + folder + "/migration",
                    "classpath:" + folder + "/undo");
            released.migrate(first);
            released.execute("INSERT INTO customers (email) VALUES ('a@example.org'), ('b@example.org')");
            for (String version : List.of(others.split(" "))) {
                State before = released.state();
                released.migrate(version);
                State after = released.state();

                released.undo();

                assertThat(released.state()).as("before version %s", version).isEqualTo(before);
                assertThat(released.complaints(version)).isEmpty();
                assertThat(released.flyway(version).migrate().migrationsExecuted)
                        .isEqualTo(1);
                assertThat(released.state()).as("version %s", version).isEqualTo(after);
                assertThat(released.complaints(version)).isEmpty();
            }
        }
    }
}
