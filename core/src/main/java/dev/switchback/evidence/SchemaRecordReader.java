// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.switchback.evidence.RecordedMigration.After;
import dev.switchback.evidence.RecordedMigration.Statement;
import dev.switchback.migration.Version;
import dev.switchback.schema.Fingerprint;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDelta;
import dev.switchback.schema.SchemaObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads recorded schemas from JSON, one migration after the other: a long record is not in memory twice. */
final class SchemaRecordReader {

    /** Many objects have the same few words. */
    private final Map<String, String> words = new HashMap<>();

    private final JsonObject header = new JsonObject();
    private final List<RecordedMigration> migrations = new ArrayList<>();

    private SchemaRecordReader() {}

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if it is cut off, of a newer format, or no record; the message says where
     */
    static SchemaRecord read(Reader in) throws IOException {
        try {
            return new SchemaRecordReader().record(new JsonReader(in));
        } catch (JsonParseException | IllegalStateException | EOFException | MalformedJsonException e) {
            throw new IllegalArgumentException("it is not JSON, or cut off: " + e.getMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time in it cannot be read: " + e.getMessage(), e);
        }
    }

    private SchemaRecord record(JsonReader json) throws IOException {
        json.beginObject();
        boolean ended = false;
        while (json.hasNext()) {
            String key = json.nextName();
            if (key.equals("migrations")) {
                checkFormat(Node.of(header, "").number("format"));
                migrations(json);
                ended = true;
            } else {
                header.add(key, JsonParser.parseReader(json));
            }
        }
        json.endObject();
        if (!ended || json.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalArgumentException("it has no migrations, or something follows them");
        }
        return new SchemaRecord(
                header(Node.of(header, "")), new SchemaDelta(List.of(), objects(header, "initial")), migrations);
    }

    private static void checkFormat(long format) {
        if (format != SchemaRecord.FORMAT) {
            throw new IllegalArgumentException("it has format " + format + ", and this Switchback reads format "
                    + SchemaRecord.FORMAT + (format > SchemaRecord.FORMAT ? ": it was written by a newer one" : ""));
        }
    }

    private void migrations(JsonReader json) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            migrations.add(migration(Node.of(JsonParser.parseReader(json), "migrations[" + migrations.size() + "]")));
        }
        json.endArray();
    }

    private static SchemaRecord.Header header(Node node) {
        Node database = node.node("database");
        return new SchemaRecord.Header(
                node.text("name"),
                node.text("tool"),
                Instant.parse(node.text("written")),
                database.text("product"),
                database.text("version"),
                database.text("account"));
    }

    private RecordedMigration migration(Node node) {
        List<Statement> statements = node.has("statements") ? node.nodes("statements", this::statement) : List.of();
        Optional<Fingerprint> fingerprint = node.optionalText("fingerprint").map(Fingerprint::new);
        return new RecordedMigration(
                node.text("name"),
                node.optionalText("version").map(Version::parse),
                node.text("description"),
                node.optionalText("sha256"),
                node.text("chainSha256"),
                statements,
                fingerprint.map(print -> new After(print, change(node.json()))));
    }

    private Statement statement(Node node) {
        return new Statement(Math.toIntExact(node.number("line")), change(node.json()));
    }

    private SchemaDelta change(JsonObject json) {
        List<ObjectKey> gone = new ArrayList<>();
        array(json, "gone").forEach(element -> gone.add(key(element.getAsJsonArray())));
        return new SchemaDelta(gone, objects(json, "now"));
    }

    private List<SchemaObject> objects(JsonObject json, String key) {
        List<SchemaObject> objects = new ArrayList<>();
        array(json, key).forEach(element -> objects.add(object(element.getAsJsonArray())));
        return objects;
    }

    private static JsonArray array(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value == null ? new JsonArray() : value.getAsJsonArray();
    }

    private ObjectKey key(JsonArray json) {
        return new ObjectKey(
                word(json.get(0).getAsString()),
                json.get(1).getAsString(),
                json.get(2).getAsString());
    }

    private SchemaObject object(JsonArray json) {
        TreeMap<String, String> properties = new TreeMap<>();
        json.get(4)
                .getAsJsonObject()
                .entrySet()
                .forEach(property -> properties.put(
                        word(property.getKey()), word(property.getValue().getAsString())));
        return new SchemaObject(key(json), properties, json.get(3).getAsInt());
    }

    private String word(String text) {
        return text.length() > 40 ? text : words.computeIfAbsent(text, known -> known);
    }
}
