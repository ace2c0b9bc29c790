// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** Returns the names of all settings, ours and Flyway's, placeholders left out. */
    public static List<String> names() {
        return Stream.concat(Key.names().stream(), FlywayKeys.KNOWN.stream()).toList();
    }

    /** Returns the value of a setting from the last place that names it; an empty one only hides those below it. */
    public static Optional<String> last(List<SettingsSource> sources, String key) {
        return sources.stream()
                .flatMap(source -> Stream.ofNullable(source.values().get(key)))
                .reduce((lower, higher) -> higher)
                .filter(value -> !value.isBlank());
    }

    /**
     * Reads environment variables: {@code SWITCHBACK_UNDO_LOCATIONS} is {@code switchback.undoLocations}, and Flyway's own
     * are read as Flyway reads them. An empty variable of ours is not set: build servers pass on what nobody has filled in, and an
     * empty {@code SWITCHBACK_SKIP} must not skip. Flyway's variables that no setting belongs to are passed over, as Flyway does.
     */
    public static SettingsSource environment(Map<String, String> variables) {
        SortedMap<String, String> values = new TreeMap<>();
        variables.forEach((variable, value) -> EnvironmentVariables.key(variable)
                .filter(key -> !(key.startsWith(Key.PREFIX) && value.isBlank()))
                .ifPresent(key -> values.put(key, value)));
        return new SettingsSource("environment variables", values);
    }
}
