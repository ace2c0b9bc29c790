// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the user has configured Flyway.
 *
 * @param properties       Flyway's own {@code flyway.*} properties; those that name a database are passed over
 * @param classLoader      where {@code classpath:} locations and Java migrations are found
 * @param workingDirectory what relative {@code filesystem:} locations are relative to
 */
public record FlywaySettings(Map<String, String> properties, ClassLoader classLoader, Path workingDirectory) {

    public FlywaySettings {
        properties = Map.copyOf(properties);
    }

    /** Returns a property, or what Flyway takes in its absence. */
    String get(String key, String otherwise) {
        String value = properties.get(key);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** Returns how the names of scripts end. */
    public List<String> suffixes() {
        return List.of(get("flyway.sqlMigrationSuffixes", ".sql").strip().split("\\s*,\\s*"));
    }

    /** Returns the same settings without a property. */
    FlywaySettings without(String key) {
        Map<String, String> others = new HashMap<>(properties);
        others.remove(key);
        return new FlywaySettings(others, classLoader, workingDirectory);
    }
}
