// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.release;

import dev.switchback.database.Database;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database that plays the live one, and the project that owns it.
 *
 * @param base     the project's directory; migrations are in {@code db/migration}
 * @param database the live one
 */
record LiveSite(Path base, Database database) {

    Path migrations() {
        return base.resolve("db/migration");
    }

    /** Reads the settings of a goal as the plugin does. */
    SettingsReading reading(Map<String, String> more) throws SettingsProblem {
        Map<String, String> all = new TreeMap<>(Map.of(
                "flyway.url", database.url(),
                "flyway.user", database.user(),
                "flyway.password", database.password(),
                "flyway.locations", "filesystem:db/migration",
                "switchback.confirm", database.name()));
        all.putAll(more);
        return SettingsReader.read("benchmark", base, List.of(SettingsSource.of("the benchmark", all)));
    }
}
