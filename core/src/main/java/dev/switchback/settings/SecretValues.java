// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Values of settings that must not leave the machine's memory in a message, a report or a document.
 *
 * <p>A statement arrives as the server received it, placeholders filled in. What a placeholder is called tells whether its value
 * is a secret.
 */
public final class SecretValues {

    private static final Pattern SECRET =
            Pattern.compile(".*(pass|pwd|secret|token|credential|private|apikey|api_key).*");
    private static final String HIDDEN = "***";

    private final List<String> values;

    private SecretValues(List<String> values) {
        this.values = values;
    }

    /** Finds the secrets of a Flyway configuration. */
    public static SecretValues of(Map<String, String> flyway) {
        return new SecretValues(flyway.entrySet().stream()
                .filter(entry ->
                        SECRET.matcher(entry.getKey().toLowerCase(Locale.ROOT)).matches())
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** Says whether there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns a text with every secret hidden. */
    public String hide(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return hidden;
    }
}
