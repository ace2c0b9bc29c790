// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** What a user sees of {@code switchback:profile}, on a server that plays the live one. */
class ProfileBuildTest extends NestedBuilds {

    @Test
    void anAccountThatMayReadNoRowWritesAProfileWithoutValues() throws Exception {
        try (Server server = EmbeddedServer.start(DatabaseRequest.DEFAULT)) {
            Database live = server.create("live");
            fill(live);

            Build build = Build.run(
                    directory,
                    repository,
                    Build.PLUGIN + ":profile",
                    "-Dflyway.url=" + live.url(),
                    "-Dflyway.serverId=live",
                    "-gs",
                    settings().toString());

            assertThat(build.output())
                    .contains("BUILD SUCCESS")
                    .contains("Reads the statistics of " + live.safeUrl()
                            + " (user profile_reader), and no row of its tables.")
                    .contains("1 table with about 5,000 rows in " + directory)
                    .doesNotContain("planted");
            assertThat(Files.readString(directory.resolve("switchback-profile.json")))
                    .contains("\"public.orders\": {")
                    .contains(
                            "\"note\": {\"nulls\": 0, \"distinct\": 1, \"width\": 15, \"correlation\": 1, \"mostCommon\": [1]}")
                    .doesNotContain("planted");
        }
    }

    /** Where neither user nor password are given, they are those of the server that {@code flyway.serverId} names. */
    private Path settings() throws IOException {
        return Files.writeString(directory.resolve("settings.xml"), """
                <settings><servers><server>
                  <id>live</id><username>profile_reader</username><password>planted-password</password>
                </server></servers></settings>
                """);
    }

    private static void fill(Database live) throws Exception {
        try (Connection connection = live.connect()) {
            Jdbc.execute(connection, "CREATE TABLE orders (id int, note text)");
            Jdbc.execute(connection, "INSERT INTO orders SELECT g, 'planted-secret' FROM generate_series(1, 5000) g");
            Jdbc.execute(connection, "ANALYZE");
            Jdbc.execute(connection, "CREATE ROLE profile_reader LOGIN PASSWORD 'planted-password'");
            Jdbc.execute(
                    connection,
                    "GRANT SELECT (starelid, staattnum, stainherit, stanullfrac, stawidth, stadistinct, stakind1,"
                            + " stakind2, stakind3, stakind4, stakind5, stanumbers1, stanumbers2, stanumbers3, stanumbers4, stanumbers5)"
                            + " ON pg_catalog.pg_statistic TO profile_reader");
        }
    }
}
