// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON that a person may have edited: unlike Gson's own parser, it refuses a key that stands there twice. */
final class JsonTree {

    private static final Pattern POSITION = Pattern.compile("at line \\d+ column \\d+ path .*");

    private final JsonReader reader;

    private JsonTree(JsonReader reader) {
        this.reader = reader;
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it is none; the message says where
     */
    static JsonElement parse(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            JsonElement element = new JsonTree(reader).element();
            reader.peek(); // refuses what comes after the last brace
            return element;
        } catch (EOFException e) {
            throw new IllegalArgumentException("it is cut off: the last brace is missing", e);
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            throw new IllegalArgumentException("it is not JSON" + position(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    /** The rest of what Gson says is for programmers. */
    private static String position(Exception e) {
        Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? " " + matcher.group() : "";
    }

    private JsonElement element() throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(new BigDecimal(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            default -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private JsonObject object() throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (object.has(key)) {
                throw new IllegalArgumentException(
                        "\"" + key + "\" stands there twice (" + reader.getPath() + "); keep one of them");
            }
            object.add(key, element());
        }
        reader.endObject();
        return object;
    }

    private JsonArray array() throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(element());
        }
        reader.endArray();
        return array;
    }
}
