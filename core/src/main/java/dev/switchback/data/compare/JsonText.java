// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** JSON in the form in which documents that mean the same are equal: no blanks, sorted keys, plain numbers. */
final class JsonText {

    private JsonText() {}

    /** Returns the canonical form, or the text itself if it is no JSON. */
    static String canonical(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            String canonical = element(reader).toString();
            return reader.peek() == JsonToken.END_DOCUMENT ? canonical : text;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return text;
        }
    }

    private static JsonElement element(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            case NUMBER -> new JsonPrimitive(new BigDecimal(Canonical.number(reader.nextString())));
            case STRING -> new JsonPrimitive(reader.nextString());
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            default -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    /** Of duplicate keys the last counts, as with jsonb and everything else that parses the document. */
    private static JsonElement object(JsonReader reader) throws IOException {
        Map<String, JsonElement> members = new TreeMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            members.put(reader.nextName(), element(reader));
        }
        reader.endObject();
        JsonObject object = new JsonObject();
        members.forEach(object::add);
        return object;
    }

    private static JsonElement array(JsonReader reader) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(element(reader));
        }
        reader.endArray();
        return array;
    }
}
