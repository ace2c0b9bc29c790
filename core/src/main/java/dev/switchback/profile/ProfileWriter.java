// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;

/** Writes a profile as JSON that a person can read: keys in a fixed order, a line for each column. */
final class ProfileWriter {

    private static final String ABOUT =
            "Approximate statistics of a live database, by switchback:profile. No value of a row is in"
                    + " here. It may be edited by hand: see docs/profile.md.";
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private ProfileWriter() {}

    static String write(Profile profile) {
        JsonObject json = new JsonObject();
        json.addProperty("format", ProfileFile.FORMAT);
        json.addProperty("about", ABOUT);
        json.addProperty("product", profile.product());
        json.addProperty("version", profile.version());
        if (!profile.memory().isEmpty()) {
            JsonObject memory = new JsonObject();
            profile.memory().forEach(memory::addProperty);
            json.add("memory", memory);
        }
        JsonObject tables = new JsonObject();
        profile.tables().forEach((name, table) -> tables.add(WrittenName.of(name), table(table)));
        json.add("tables", tables);
        return text(json, "") + "\n";
    }

    private static JsonObject table(TableProfile table) {
        JsonObject json = new JsonObject();
        json.addProperty("rows", table.rows());
        table.bytes().ifPresent(bytes -> json.addProperty("bytes", bytes));
        if (!table.indexes().isEmpty()) {
            JsonObject indexes = new JsonObject();
            table.indexes().forEach(indexes::addProperty);
            json.add("indexes", indexes);
        }
        if (!table.columns().isEmpty()) {
            JsonObject columns = new JsonObject();
            table.columns().forEach((name, column) -> columns.add(name, column(column)));
            json.add("columns", columns);
        }
        return json;
    }

    private static JsonObject column(ColumnProfile column) {
        JsonObject json = new JsonObject();
        column.nullFraction().ifPresent(nulls -> json.add("nulls", number(nulls)));
        column.distinct().ifPresent(distinct -> json.addProperty("distinct", distinct));
        column.width().ifPresent(width -> json.add("width", number(width)));
        column.correlation().ifPresent(correlation -> json.add("correlation", number(correlation)));
        if (!column.mostCommon().isEmpty()) {
            JsonArray mostCommon = new JsonArray();
            column.mostCommon().forEach(part -> mostCommon.add(number(part)));
            json.add("mostCommon", mostCommon);
        }
        return json;
    }

    /** More digits than an estimate has would be noise in every comparison of two files. */
    private static JsonPrimitive number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(FOUR_DIGITS).stripTrailingZeros();
        return new JsonPrimitive(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    private static String text(JsonElement element, String indent) {
        if (element instanceof JsonObject object) {
            return hasObjects(object) ? block(object, indent) : line(object);
        }
        return element instanceof JsonArray array
                ? array.asList().stream().map(JsonElement::toString).collect(Collectors.joining(", ", "[", "]"))
                : element.toString();
    }

    private static boolean hasObjects(JsonObject object) {
        return object.asMap().values().stream().anyMatch(JsonElement::isJsonObject);
    }

    private static String block(JsonObject object, String indent) {
        String deeper = indent + "  ";
        return object.entrySet().stream()
                .map(entry -> deeper + new JsonPrimitive(entry.getKey()) + ": " + text(entry.getValue(), deeper))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static String line(JsonObject object) {
        return object.entrySet().stream()
                .map(entry -> new JsonPrimitive(entry.getKey()) + ": " + text(entry.getValue(), ""))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
