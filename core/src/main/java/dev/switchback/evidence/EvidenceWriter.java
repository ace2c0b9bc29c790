// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes evidence as JSON. Keys stand in the order of this file, so that equal evidence is equal text. */
final class EvidenceWriter {

    private EvidenceWriter() {}

    static String write(Evidence evidence) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(document(evidence))
                + "\n";
    }

    private static JsonObject document(Evidence evidence) {
        JsonObject json = new JsonObject();
        json.addProperty("format", Evidence.FORMAT);
        json.addProperty("status", Words.of(evidence.status()));
        json.add("partial", list(evidence.partial(), EvidenceWriter::text));
        header(json, evidence);
        json.add("migrations", list(evidence.migrations(), EvidenceWriter::migration));
        return json;
    }

    private static void header(JsonObject json, Evidence evidence) {
        EvidenceHeader header = evidence.header();
        json.addProperty("name", header.name());
        json.addProperty("runId", header.runId());
        json.addProperty("tool", header.tool());
        json.addProperty(
                "started", header.started().truncatedTo(ChronoUnit.MILLIS).toString());
        evidence.ended()
                .ifPresent(ended -> json.addProperty(
                        "ended", ended.truncatedTo(ChronoUnit.MILLIS).toString()));
        json.add("database", database(header.database()));
        json.addProperty("flyway", header.flyway());
        json.addProperty("configurationHash", header.configurationHash());
        json.addProperty("seed", header.seed());
        header.commit().ifPresent(commit -> json.addProperty("commit", commit));
        header.bound().ifPresent(bound -> json.add("bound", bound(bound)));
    }

    private static JsonObject bound(Bound bound) {
        JsonObject json = new JsonObject();
        json.addProperty("ofClass", bound.ofClass());
        json.add("files", list(List.copyOf(bound.files().entrySet()), EvidenceWriter::file));
        return json;
    }

    private static JsonObject file(Map.Entry<String, String> file) {
        JsonObject json = new JsonObject();
        json.addProperty("file", file.getKey());
        json.addProperty("sha256", file.getValue());
        return json;
    }

    private static JsonObject database(EvidenceHeader.DatabaseEvidence database) {
        JsonObject json = new JsonObject();
        json.addProperty("product", database.product());
        json.addProperty("version", database.version());
        json.addProperty("source", database.source());
        return json;
    }

    private static JsonObject migration(MigrationEvidence migration) {
        JsonObject json = new JsonObject();
        json.addProperty("name", migration.name());
        migration.version().ifPresent(version -> json.addProperty("version", version));
        json.addProperty("kind", Words.of(migration.kind()));
        migration.sha256().ifPresent(sha256 -> json.addProperty("sha256", sha256));
        json.addProperty("chainSha256", migration.chainSha256());
        migration.undo().ifPresent(undo -> json.add("undo", undo(undo)));
        json.add("checks", list(migration.results(), EvidenceWriter::result));
        return json;
    }

    private static JsonObject undo(MigrationEvidence.UndoEvidence undo) {
        JsonObject json = new JsonObject();
        json.addProperty("name", undo.name());
        json.addProperty("sha256", undo.sha256());
        return json;
    }

    private static JsonObject result(CheckResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("id", result.check().name());
        json.addProperty("verdict", Words.of(result.verdict()));
        Words.reason(result.verdict()).ifPresent(reason -> json.addProperty("reason", reason));
        json.addProperty("milliseconds", result.duration().toMillis());
        json.add("findings", list(result.findings(), EvidenceWriter::finding));
        result.outlook().ifPresent(outlook -> json.add("volume", OutlookWriter.write(outlook)));
        return json;
    }

    private static JsonObject finding(Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("id", finding.id());
        json.addProperty("severity", Words.of(finding.severity()));
        json.addProperty("what", finding.what());
        json.addProperty("effect", finding.effect());
        json.addProperty("remedy", finding.remedy());
        where(json, finding.where());
        return json;
    }

    private static void where(JsonObject json, Where where) {
        if (where.file() != null) {
            json.addProperty("file", where.file());
        }
        if (where.line() > 0) {
            json.addProperty("line", where.line());
        }
        if (where.statement() != null) {
            json.addProperty("statement", where.statement());
        }
    }

    private static JsonElement text(String text) {
        return new JsonPrimitive(text);
    }

    private static <T> JsonArray list(List<T> values, Function<T, JsonElement> form) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(form.apply(value)));
        return array;
    }
}
