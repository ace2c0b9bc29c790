// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.settings.Layers.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns texts into values, and gathers what is wrong with them. */
final class Values {

    private final Layers layers;
    private final List<String> problems;

    Values(Layers layers, List<String> problems) {
        this.layers = layers;
        this.problems = problems;
    }

    /** Reads a setting; whatever the parser objects to becomes a problem that names where it was set. */
    <T> Optional<T> read(Key key, Function<String, T> parser) {
        Optional<Value> value = layers.get(key.key());
        try {
            return value.map(Value::text).map(parser);
        } catch (IllegalArgumentException e) {
            problems.add(value.orElseThrow().place() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    List<String> list(Key key) {
        return read(key, Values::split).orElse(List.of());
    }

    /** A flag without a value, as in {@code -Dswitchback.keep}, is set. */
    boolean flag(Key key) {
        return layers.isNamed(key.key())
                && (layers.get(key.key()).isEmpty() || read(key, Values::truth).orElse(false));
    }

    /** Says whether anything is set whose name begins so. */
    boolean isAnyNamed(String prefix) {
        return layers.all().stream().anyMatch(value -> value.key().startsWith(prefix));
    }

    /** Returns the value whose word a person wrote, in lower case. */
    static <E extends Enum<E>> E word(Class<E> type, String text) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        String all = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("\"" + text + "\" is none of: " + all
                + Spelling.nearest(text, List.of(all.split(", ")))
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse(""));
    }

    static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a whole number", e);
        }
    }

    static int atLeastOne(String text) {
        long number = number(text);
        if (number < 1 || number > 1_000_000) {
            throw new IllegalArgumentException(text + " is not between 1 and 1000000");
        }
        return (int) number;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a path: " + e.getReason(), e);
        }
    }
}
