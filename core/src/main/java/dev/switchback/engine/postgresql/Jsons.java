// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that catalog queries answer with; a SQL NULL and a missing value are empty. */
final class Jsons {

    private Jsons() {}

    static List<JsonObject> objects(@Nullable String json) {
        return elements(json).stream().map(JsonElement::getAsJsonObject).toList();
    }

    static List<JsonElement> elements(@Nullable String json) {
        return json == null
                ? List.of()
                : JsonParser.parseString(json).getAsJsonArray().asList();
    }

    static List<String> strings(@Nullable String json) {
        return elements(json).stream().map(JsonElement::getAsString).toList();
    }

    static List<String> strings(JsonObject object, String member) {
        List<String> result = new ArrayList<>();
        if (object.get(member) instanceof JsonArray array) {
            array.forEach(element -> result.add(element.getAsString()));
        }
        return result;
    }

    static Optional<String> string(JsonObject object, String member) {
        JsonElement element = object.get(member);
        return element == null || element.isJsonNull() ? Optional.empty() : Optional.of(element.getAsString());
    }
}
