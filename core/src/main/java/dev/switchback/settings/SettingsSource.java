// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings from one place.
 *
 * @param name   the place, as a message names it: {@code system properties}, {@code @Rehearse on ShopMigrationsTest}
 * @param values keys with the prefixes {@code switchback.} and {@code flyway.}; others are passed over
 */
public record SettingsSource(String name, SortedMap<String, String> values) {

    public SettingsSource {
        SortedMap<String, String> ours = new TreeMap<>(values);
        ours.keySet().removeIf(key -> !isSetting(key));
        values = Collections.unmodifiableSortedMap(ours);
    }

    /** A POM's {@code switchback.version} or {@code flyway.version} is its own affair. */
    private static boolean isSetting(String key) {
        return (key.startsWith(Key.PREFIX) || key.startsWith(FlywayKeys.PREFIX)) && !key.endsWith(".version");
    }

    /** Names a place and its settings. */
    public static SettingsSource of(String name, Map<String, String> values) {
        return new SettingsSource(name, new TreeMap<>(values));
    }

    /** Reads properties, such as the system's or those of a POM. */
    public static SettingsSource of(String name, Properties properties) {
        SortedMap<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return new SettingsSource(name, values);
    }

    /**
     * Reads environment variables: {@code SWITCHBACK_UNDO_LOCATIONS} is {@code switchback.undoLocations}, and Flyway's own
     * are read as Flyway reads them. Flyway's variables that no setting belongs to are passed over, as Flyway does.
     */
    public static SettingsSource environment(Map<String, String> variables) {
        SortedMap<String, String> values = new TreeMap<>();
        variables.forEach(
                (variable, value) -> EnvironmentVariables.key(variable).ifPresent(key -> values.put(key, value)));
        return new SettingsSource("environment variables", values);
    }
}
