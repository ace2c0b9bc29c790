// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveDatabaseTest {

    @TempDir
    Path directory;

    private SettingsReading reading(Database live, String... more) throws SettingsProblem {
        Map<String, String> values = new TreeMap<>(
                Map.of("flyway.url", live.url(), "flyway.user", live.user(), "flyway.password", live.password()));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return SettingsReader.read("shop", directory, List.of(SettingsSource.of("the test", values)));
    }

    private static LiveDatabase find(SettingsReading reading) throws LiveProblem {
        return LiveDatabase.find(reading, "to look at", "reader");
    }

    @Test
    void itIsKnownByTheNameThatItHasOnItsServer() throws Exception {
        for (Server server : List.of(TestServers.postgres(), TestServers.mysql(), TestServers.mariadb())) {
            Database database = server.create("live");

            LiveDatabase live = find(reading(new Database(database.url(), database.user(), database.password(), "")));

            assertThat(live.database().name()).isEqualTo(database.name());
            assertThat(live.server().version()).isEqualTo(server.version());
            assertThat(live.engine().product()).isEqualTo(live.server().product());
            server.drop(database);
        }
    }

    @Test
    void onMysqlFlywaysSchemaIsTheDatabase() throws Exception {
        Server server = TestServers.mysql();
        Database named = server.create("live");
        Database meant = server.create("live");

        LiveDatabase live = find(reading(named, "flyway.defaultSchema", meant.name()));

        try (Connection connection = live.connect()) {
            assertThat(Jdbc.text(connection, "SELECT database()")).isEqualTo(meant.name());
        }
        assertThat(live.database().name()).isEqualTo(meant.name());
        server.drop(named);
        server.drop(meant);
    }

    @Test
    void aRefusedPasswordIsToldWithoutIt() throws Exception {
        Server server = TestServers.mysql();
        Database database = server.create("live");
        Database wrong = new Database(database.url(), "nobody-of-that-name", "hidden1", "");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> find(reading(wrong)))
                .withMessageContaining("cannot be reached: Access denied for user 'nobody-of-that-name'")
                .withMessageContaining("The server is there and refuses the account.")
                .withMessageContaining("flyway.password")
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("hidden1"));
        server.drop(database);
    }

    @Test
    void aDatabaseThatIsNotThereIsToldFromAServerThatIsNot() throws Exception {
        for (Server server : List.of(TestServers.postgres(), TestServers.mysql())) {
            Database database = server.create("live");

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> find(reading(database.inDatabase("no_such_shop"))))
                    .withMessageContaining("The server is there, and has no such database for this account.");
            server.drop(database);
        }
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> find(reading(new Database("jdbc:postgresql://127.0.0.1:1/shop", "u", "p", ""))))
                .withMessageContaining("whether the server runs");
    }
}
