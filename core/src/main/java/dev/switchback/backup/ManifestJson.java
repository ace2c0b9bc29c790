// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.switchback.backup.Manifest.FileMark;
import dev.switchback.backup.Manifest.Making;
import dev.switchback.backup.Manifest.SchemaMark;
import dev.switchback.backup.Manifest.Source;
import dev.switchback.backup.Manifest.Verification;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowSum;
import dev.switchback.evidence.Node;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A manifest as JSON, in a fixed order; keys that are not known are passed over, keys that are needed must be there. */
final class ManifestJson {

    private ManifestJson() {}

    static String write(Manifest manifest) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(document(manifest))
                + "\n";
    }

    private static JsonObject document(Manifest manifest) {
        JsonObject json = new JsonObject();
        json.addProperty("format", Manifest.FORMAT);
        json.addProperty("id", manifest.id());
        json.addProperty("created", manifest.created().toString());
        JsonObject database = new JsonObject();
        database.addProperty("name", manifest.database().name());
        database.addProperty("address", manifest.database().address());
        database.addProperty("product", manifest.database().product());
        database.addProperty("version", manifest.database().version());
        database.addProperty("rowBytes", manifest.database().rowBytes());
        database.addProperty("diskBytes", manifest.database().diskBytes());
        json.add("database", database);
        manifest.schemaVersion().ifPresent(version -> json.addProperty("schemaVersion", version));
        JsonObject schema = new JsonObject();
        schema.addProperty("whole", manifest.schema().whole());
        schema.addProperty("structure", manifest.schema().structure());
        json.add("schema", schema);
        json.add("making", making(manifest.making()));
        json.addProperty("bytes", manifest.bytes());
        json.add("files", list(manifest.files(), ManifestJson::file));
        json.add("rows", list(manifest.rows(), ManifestJson::rows));
        json.add("sequences", list(manifest.sequences(), ManifestJson::sequence));
        json.add("remarks", list(manifest.remarks(), JsonPrimitive::new));
        json.add("roles", list(manifest.roles(), JsonPrimitive::new));
        json.add("verified", list(manifest.verified(), ManifestJson::verification));
        return json;
    }

    private static JsonObject making(Making making) {
        JsonObject json = new JsonObject();
        json.addProperty("tool", making.tool());
        json.addProperty("form", making.form());
        json.addProperty("jobs", making.jobs());
        json.addProperty("milliseconds", making.duration().toMillis());
        if (!making.recipients().isEmpty()) {
            json.add("recipients", list(making.recipients(), JsonPrimitive::new));
        }
        return json;
    }

    private static JsonObject file(FileMark file) {
        JsonObject json = new JsonObject();
        json.addProperty("name", file.name());
        json.addProperty("bytes", file.bytes());
        json.addProperty("sha256", file.sha256());
        return json;
    }

    private static JsonObject rows(RowSum sum) {
        JsonObject json = new JsonObject();
        json.addProperty("schema", sum.table().schema());
        json.addProperty("table", sum.table().name());
        json.addProperty("rows", sum.rows());
        if (!sum.sum().isEmpty()) {
            json.addProperty("sum", sum.sum());
        }
        return json;
    }

    private static JsonObject sequence(SequenceSpan span) {
        JsonObject json = new JsonObject();
        json.addProperty("schema", span.name().schema());
        json.addProperty("name", span.name().name());
        json.addProperty("least", span.least());
        json.addProperty("most", span.most());
        json.addProperty("followsRows", span.followsRows());
        return json;
    }

    private static SequenceSpan sequence(Node node) {
        return new SequenceSpan(
                new TableName(node.text("schema"), node.text("name")),
                node.number("least"),
                node.number("most"),
                node.flag("followsRows"));
    }

    private static JsonObject verification(Verification attempt) {
        JsonObject json = new JsonObject();
        json.addProperty("at", attempt.at().toString());
        json.addProperty("milliseconds", attempt.duration().toMillis());
        json.addProperty("server", attempt.server());
        json.addProperty("passed", attempt.passed());
        json.addProperty("what", attempt.what());
        return json;
    }

    private static <T> JsonArray list(List<T> values, Function<T, JsonElement> writer) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it is cut off, of a newer format, or no manifest; the message says where
     */
    static Manifest read(String text) {
        try {
            Node document = Node.of(JsonParser.parseString(text), "");
            requireFormat(document.number("format"));
            return manifest(document);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is not JSON, or cut off: " + e.getMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time in it cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireFormat(long format) {
        if (format != Manifest.FORMAT) {
            throw new IllegalArgumentException("it has format " + format + ", and this Switchback reads format "
                    + Manifest.FORMAT
                    + (format > Manifest.FORMAT
                            ? "; a newer Switchback has made it, use that one"
                            : "; an older Switchback has made it, and can restore it; so can the product's own program, without a"
                                    + " comparison (docs/backup.md)"));
        }
    }

    /** Writes the sums that do not stand in the manifest of an encrypted backup. */
    static String writeRows(List<RowSum> sums) {
        JsonObject json = new JsonObject();
        json.add("rows", list(sums, ManifestJson::rows));
        return json + "\n";
    }

    static List<RowSum> readRows(String text) {
        return rows(Node.of(JsonParser.parseString(text), ""), false);
    }

    private static List<RowSum> rows(Node node, boolean hidden) {
        return node.nodes(
                "rows",
                row -> new RowSum(
                        new TableName(row.text("schema"), row.text("table")),
                        row.number("rows"),
                        hidden ? "" : row.text("sum")));
    }

    private static Manifest manifest(Node node) {
        Node database = node.node("database");
        Node schema = node.node("schema");
        Node making = node.node("making");
        return new Manifest(
                node.text("id"),
                Instant.parse(node.text("created")),
                new Source(
                        database.text("name"),
                        database.text("address"),
                        database.text("product"),
                        database.text("version"),
                        database.number("rowBytes"),
                        database.has("diskBytes") ? database.number("diskBytes") : 0),
                node.optionalText("schemaVersion"),
                new SchemaMark(schema.text("whole"), schema.text("structure")),
                rows(node, making.has("recipients")),
                node.has("sequences") ? node.nodes("sequences", ManifestJson::sequence) : List.of(),
                node.texts("remarks"),
                node.texts("roles"),
                new Making(
                        making.text("tool"),
                        making.text("form"),
                        (int) making.number("jobs"),
                        Duration.ofMillis(making.number("milliseconds")),
                        making.has("recipients") ? making.texts("recipients") : List.of()),
                node.nodes("files", file -> new FileMark(file.text("name"), file.number("bytes"), file.text("sha256"))),
                node.nodes(
                        "verified",
                        attempt -> new Verification(
                                Instant.parse(attempt.text("at")),
                                Duration.ofMillis(attempt.number("milliseconds")),
                                attempt.text("server"),
                                attempt.flag("passed"),
                                attempt.text("what"))));
    }
}
