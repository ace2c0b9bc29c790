// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings from several places, the later place winning, each value with the place that it came from. */
final class Layers {

    /** A value, the setting that it belongs to, and where it was set. */
    record Value(String key, String text, String source, int rank) {

        /** Names it in a message. */
        String place() {
            return key + " (set in " + source + ")";
        }
    }

    private final SortedMap<String, Value> values = new TreeMap<>();

    Layers(List<SettingsSource> sources) {
        for (int i = 0; i < sources.size(); i++) {
            SettingsSource source = sources.get(i);
            int rank = i;
            source.values()
                    .forEach((key, text) ->
                            values.put(key, new Value(key, ours(key) ? text.trim() : text, source.name(), rank)));
        }
    }

    /** Spaces at the ends are never meant in our own settings; in a placeholder of Flyway's or a password they may be. */
    private static boolean ours(String key) {
        return key.startsWith(Key.PREFIX) && !key.equals(Key.SERVER_PASSWORD.key());
    }

    List<Value> all() {
        return List.copyOf(values.values());
    }

    /** Returns the value that wins; an empty one is as if it were not set, except that it hides those below it. */
    Optional<Value> get(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> !value.text().isBlank());
    }

    /** Returns a value that may consist of spaces, such as a password. */
    Optional<String> getAsIs(String key) {
        return Optional.ofNullable(values.get(key)).map(Value::text).filter(text -> !text.isEmpty());
    }

    boolean isNamed(String key) {
        return values.containsKey(key);
    }
}
