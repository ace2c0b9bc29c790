// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.settings.Layers.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names settings that do not exist, and the one that was probably meant. */
final class UnknownSettings {

    private UnknownSettings() {}

    static List<String> in(Layers layers) {
        return layers.all().stream().flatMap(value -> problem(value).stream()).toList();
    }

    private static Optional<String> problem(Value value) {
        return value.key().startsWith(Key.PREFIX) ? ours(value) : flyways(value);
    }

    private static Optional<String> ours(Value value) {
        if (Key.of(value.key()).isPresent() || value.key().startsWith(Key.SET)) {
            return Optional.empty();
        }
        List<String> candidates =
                Stream.concat(Key.names().stream(), FlywayKeys.KNOWN.stream()).toList();
        String flyways = FlywayKeys.PREFIX + value.key().substring(Key.PREFIX.length());
        Optional<String> meant =
                FlywayKeys.KNOWN.contains(flyways) ? Optional.of(flyways) : Spelling.nearest(value.key(), candidates);
        return Optional.of(value.place() + " is not a setting; "
                + meant.map(UnknownSettings::suggestion).orElse(list()));
    }

    /** Flyway's extensions have settings that we do not know; what is nearly a known one is a slip all the same. */
    private static Optional<String> flyways(Value value) {
        if (FlywayKeys.KNOWN.contains(value.key())
                || value.key().startsWith(FlywayKeys.PLACEHOLDERS)
                || value.key().startsWith(FlywayKeys.JDBC_PROPERTIES)) {
            return Optional.empty();
        }
        String ours = Key.PREFIX + value.key().substring(FlywayKeys.PREFIX.length());
        Optional<String> meant =
                Key.of(ours).isPresent() ? Optional.of(ours) : Spelling.nearest(value.key(), FlywayKeys.KNOWN);
        return meant.map(key -> value.place() + " is not a setting of Flyway's; " + suggestion(key));
    }

    private static String suggestion(String key) {
        return "did you mean " + key + "?";
    }

    private static String list() {
        return "there are: " + String.join(", ", Key.names());
    }
}
