// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How environment variables are called: {@code FLYWAY_DEFAULT_SCHEMA} for {@code flyway.defaultSchema}. */
final class EnvironmentVariables {

    private EnvironmentVariables() {}

    static Optional<String> key(String variable) {
        if (variable.startsWith("SWITCHBACK_SERVER_SET_")) {
            return named(variable, "SWITCHBACK_SERVER_SET_", Key.SET);
        }
        if (variable.startsWith("SWITCHBACK_")) {
            return Optional.of(known(Key.names(), variable).orElse(unknown(variable)));
        }
        // Flyway 13.12, ConfigUtils.convertKey: the names in these maps are in lower case.
        return named(variable, "FLYWAY_PLACEHOLDERS_", FlywayKeys.PLACEHOLDERS)
                .or(() -> named(variable, "FLYWAY_JDBC_PROPERTIES_", FlywayKeys.JDBC_PROPERTIES))
                .or(() -> known(FlywayKeys.KNOWN, variable));
    }

    /** Returns the name of a setting's variable. */
    static String variable(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Optional<String> known(List<String> keys, String variable) {
        return keys.stream().filter(key -> sameLetters(variable(key), variable)).findFirst();
    }

    private static boolean sameLetters(String one, String other) {
        return one.replace("_", "").equals(other.replace("_", ""));
    }

    private static Optional<String> named(String variable, String prefix, String keyPrefix) {
        return variable.startsWith(prefix)
                ? Optional.of(keyPrefix + variable.substring(prefix.length()).toLowerCase(Locale.ENGLISH))
                : Optional.empty();
    }

    private static String unknown(String variable) {
        String suffix = variable.substring("SWITCHBACK_".length());
        return Key.PREFIX + suffix.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
