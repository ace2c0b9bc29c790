// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDelta;
import dev.switchback.schema.SchemaObject;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;

/** Writes recorded schemas as JSON, a migration on each line: a history of a thousand is read by programs, and by diff. */
final class SchemaRecordWriter {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private SchemaRecordWriter() {}

    static String write(SchemaRecord record) {
        StringBuilder text = new StringBuilder();
        String header = GSON.toJson(header(record));
        text.append(header, 0, header.length() - 1).append(",\"migrations\":[\n");
        Iterator<RecordedMigration> migrations = record.migrations().iterator();
        while (migrations.hasNext()) {
            text.append(GSON.toJson(migration(migrations.next())))
                    .append(migrations.hasNext() ? "," : "")
                    .append('\n');
        }
        return text.append("]}\n").toString();
    }

    private static JsonObject header(SchemaRecord record) {
        SchemaRecord.Header header = record.header();
        JsonObject database = new JsonObject();
        database.addProperty("product", header.product());
        database.addProperty("version", header.version());
        database.addProperty("account", header.account());
        JsonObject json = new JsonObject();
        json.addProperty("format", SchemaRecord.FORMAT);
        json.addProperty("name", header.name());
        json.addProperty("tool", header.tool());
        json.addProperty(
                "written", header.written().truncatedTo(ChronoUnit.MILLIS).toString());
        json.add("database", database);
        json.add("initial", objects(record.initial()));
        return json;
    }

    private static JsonObject migration(RecordedMigration migration) {
        JsonObject json = new JsonObject();
        json.addProperty("name", migration.name());
        migration.version().ifPresent(version -> json.addProperty("version", version.toString()));
        json.addProperty("description", migration.description());
        migration.sha256().ifPresent(sha256 -> json.addProperty("sha256", sha256));
        json.addProperty("chainSha256", migration.chainSha256());
        if (!migration.statements().isEmpty()) {
            JsonArray statements = new JsonArray();
            migration.statements().forEach(statement -> statements.add(statement(statement)));
            json.add("statements", statements);
        }
        migration.after().ifPresent(after -> {
            json.addProperty("fingerprint", after.fingerprint().hex());
            change(json, after.change());
        });
        return json;
    }

    private static JsonObject statement(RecordedMigration.Statement statement) {
        JsonObject json = new JsonObject();
        json.addProperty("line", statement.line());
        change(json, statement.change());
        return json;
    }

    private static void change(JsonObject json, SchemaDelta change) {
        if (!change.gone().isEmpty()) {
            JsonArray gone = new JsonArray();
            change.gone().forEach(key -> gone.add(key(key)));
            json.add("gone", gone);
        }
        if (!change.present().isEmpty()) {
            json.add("now", objects(change));
        }
    }

    private static JsonArray objects(SchemaDelta change) {
        JsonArray now = new JsonArray();
        change.present().forEach(object -> now.add(object(object)));
        return now;
    }

    private static JsonArray key(ObjectKey key) {
        JsonArray json = new JsonArray();
        json.add(key.kind());
        json.add(key.owner());
        json.add(key.name());
        return json;
    }

    private static JsonArray object(SchemaObject object) {
        JsonArray json = key(object.key());
        json.add(object.position());
        JsonObject properties = new JsonObject();
        object.properties().forEach(properties::addProperty);
        json.add(properties);
        return json;
    }
}
