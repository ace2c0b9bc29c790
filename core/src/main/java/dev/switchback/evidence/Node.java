// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A JSON object with its place in the document, so that what is wrong can be said with its place. */
public record Node(JsonObject json, String place) {

    /** Takes an element that has to be an object. */
    public static Node of(JsonElement element, String place) {
        if (!element.isJsonObject()) {
            throw new IllegalArgumentException((place.isEmpty() ? "the document" : place) + " is not a JSON object");
        }
        return new Node(element.getAsJsonObject(), place);
    }

    /** Returns a text that has to be there. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    /** Returns a text that may be missing. */
    public Optional<String> optionalText(String key) {
        return Optional.ofNullable(json.get(key)).map(value -> asText(value, at(key)));
    }

    private static String asText(JsonElement value, String place) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw new IllegalArgumentException(place + " is not a text: " + value);
        }
        return value.getAsString();
    }

    /** Returns a whole number that has to be there. */
    public long number(String key) {
        JsonElement value = json.get(key);
        if (value == null) {
            throw missing(key);
        }
        try {
            return value.getAsBigDecimal().longValueExact();
        } catch (UnsupportedOperationException
                | IllegalStateException
                | ArithmeticException
                | NumberFormatException e) {
            throw new IllegalArgumentException(at(key) + " is not a whole number: " + value, e);
        }
    }

    /** Returns a number that has to be there. */
    public double decimal(String key) {
        JsonElement value = json.get(key);
        if (value == null) {
            throw missing(key);
        }
        return asDecimal(value, at(key));
    }

    /** Returns a list of numbers. */
    public List<Double> decimals(String key) {
        return elements(key, Node::asDecimal);
    }

    private static double asDecimal(JsonElement value, String place) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw new IllegalArgumentException(place + " is not a number: " + value);
        }
        return value.getAsDouble();
    }

    /** Returns a truth value that has to be there. */
    public boolean flag(String key) {
        JsonElement value = json.get(key);
        if (value == null) {
            throw missing(key);
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw new IllegalArgumentException(at(key) + " is neither true nor false: " + value);
        }
        return value.getAsBoolean();
    }

    /** Says whether something is there. */
    public boolean has(String key) {
        return json.has(key);
    }

    /** Returns an object that has to be there. */
    public Node node(String key) {
        if (!json.has(key)) {
            throw missing(key);
        }
        return of(json.get(key), at(key));
    }

    /** Reads a list of objects. */
    public <T> List<T> nodes(String key, Function<Node, T> reader) {
        return elements(key, (element, place) -> reader.apply(of(element, place)));
    }

    /** Returns a list of texts. */
    public List<String> texts(String key) {
        return elements(key, Node::asText);
    }

    private <T> List<T> elements(String key, BiFunction<JsonElement, String, T> reader) {
        JsonElement array = json.get(key);
        if (array == null || !array.isJsonArray()) {
            throw missing(key);
        }
        List<T> values = new ArrayList<>();
        for (JsonElement element : array.getAsJsonArray()) {
            values.add(reader.apply(element, at(key) + "[" + values.size() + "]"));
        }
        return values;
    }

    private String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    private IllegalArgumentException missing(String key) {
        return new IllegalArgumentException(at(key) + " is missing");
    }
}
