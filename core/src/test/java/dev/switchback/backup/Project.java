// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project whose live database is one of a test's, with what the goals say about it. */
final class Project {

    private final Path directory;
    private final Database live;
    private final List<String> said = new ArrayList<>();

    Project(Path directory, Database live) {
        this.directory = directory;
        this.live = live;
    }

    Path backups() {
        return directory.resolve("switchback-backups");
    }

    String said() {
        return String.join("\n", said);
    }

    void hear(String line) {
        said.add(line);
    }

    SettingsReading reading(String... more) throws SettingsProblem {
        Map<String, String> values = new TreeMap<>(
                Map.of("flyway.url", live.url(), "flyway.user", live.user(), "flyway.password", live.password()));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return SettingsReader.read("shop", directory, List.of(SettingsSource.of("the test", values)));
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = live.connect()) {
            for (String statement : statements) {
                Jdbc.execute(connection, statement);
            }
        }
    }
}
