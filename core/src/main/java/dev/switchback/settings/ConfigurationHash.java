// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.evidence.Sha256;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What decides how scripts are run and judged, apart from the scripts themselves, as one hash.
 *
 * <p>Evidence must not outlive a change of a placeholder or a callback, or of the rows and the volume that it speaks of. Values may be secrets, so only their hash is kept; paths
 * are taken relative to the base directory, so that the same checkout elsewhere has the same hash.
 */
public final class ConfigurationHash {

    private ConfigurationHash() {}

    /**
     * Returns the hash.
     *
     * @param files the SHA-256 of each further file that takes part, such as callbacks, seeds, classes and the profile, by its path or name
     */
    public static String of(Settings settings, Map<String, String> files) {
        SortedMap<String, String> parts = new TreeMap<>(settings.flyway());
        parts.put(Key.UNDO_LOCATIONS.key(), String.join(",", settings.undoLocations()));
        parts.put(Key.SEED_LOCATIONS.key(), String.join(",", settings.seedLocations()));
        parts.put(Key.ROWS.key(), Integer.toString(settings.rows()));
        parts.put(Key.VOLUMES.key(), settings.volume().stated().toString());
        parts.put("volume", settings.volume().measure().toString());
        settings.server().variables().forEach((name, value) -> parts.put(Key.SET + name, value));
        String base = settings.baseDirectory().toAbsolutePath().normalize().toString();
        StringBuilder text = new StringBuilder();
        parts.forEach((key, value) -> line(text, key, value.replace(base, "")));
        new TreeMap<>(files).forEach((name, sha256) -> line(text, "file " + name.replace(base, ""), sha256));
        return Sha256.of(text.toString());
    }

    /** Lengths keep a value with a line break from looking like two. */
    private static void line(StringBuilder text, String key, String value) {
        text.append(key)
                .append('=')
                .append(value.length())
                .append(':')
                .append(value)
                .append('\n');
    }
}
