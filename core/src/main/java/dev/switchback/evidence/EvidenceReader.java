// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.switchback.migration.Migration;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads evidence from JSON. Keys it does not know are passed over; keys it needs must be there. */
final class EvidenceReader {

    private EvidenceReader() {}

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it is cut off, of a newer format, or not evidence; the message says where
     */
    static Evidence read(String text) {
        try {
            Node document = Node.of(JsonParser.parseString(text), "");
            checkFormat(document.number("format"));
            return evidence(document);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is not JSON, or cut off: " + e.getMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time in it cannot be read: " + e.getMessage(), e);
        }
    }

    private static void checkFormat(long format) {
        if (format > Evidence.FORMAT) {
            throw new IllegalArgumentException(
                    "it has format " + format + ", written by a newer Switchback; this one reads" + " up to format "
                            + Evidence.FORMAT + ": use that newer version here as well");
        }
        if (format < 1) {
            throw new IllegalArgumentException("it has the unknown format " + format);
        }
    }

    private static Evidence evidence(Node node) {
        return new Evidence(
                header(node),
                Words.parse(Evidence.Status.class, node.text("status")),
                node.texts("partial"),
                node.optionalText("ended").map(Instant::parse),
                node.nodes("migrations", EvidenceReader::migration));
    }

    private static EvidenceHeader header(Node node) {
        Node database = node.node("database");
        return new EvidenceHeader(
                node.text("name"),
                node.text("runId"),
                node.text("tool"),
                Instant.parse(node.text("started")),
                new EvidenceHeader.DatabaseEvidence(
                        database.text("product"), database.text("version"), database.text("source")),
                node.text("flyway"),
                node.text("configurationHash"),
                node.number("seed"),
                node.optionalText("commit"),
                node.has("bound") ? Optional.of(bound(node.node("bound"))) : Optional.empty());
    }

    private static Bound bound(Node node) {
        SortedMap<String, String> files = new TreeMap<>();
        node.nodes("files", file -> Map.entry(file.text("file"), file.text("sha256")))
                .forEach(file -> files.put(file.getKey(), file.getValue()));
        return new Bound(node.flag("ofClass"), files);
    }

    private static MigrationEvidence migration(Node node) {
        String name = node.text("name");
        return new MigrationEvidence(
                name,
                node.optionalText("version"),
                Words.parse(Migration.Kind.class, node.text("kind")),
                node.optionalText("sha256"),
                node.text("chainSha256"),
                node.has("undo") ? Optional.of(undo(node.node("undo"))) : Optional.empty(),
                node.nodes("checks", check -> result(name, check)));
    }

    private static MigrationEvidence.UndoEvidence undo(Node node) {
        return new MigrationEvidence.UndoEvidence(node.text("name"), node.text("sha256"));
    }

    private static CheckResult result(String migration, Node node) {
        return new CheckResult(
                migration,
                new CheckId(node.text("id")),
                Words.verdict(node.text("verdict"), node.optionalText("reason").orElse("")),
                node.nodes("findings", EvidenceReader::finding),
                node.has("volume") ? Optional.of(OutlookReader.read(node.node("volume"))) : Optional.empty(),
                Duration.ofMillis(node.number("milliseconds")));
    }

    private static Finding finding(Node node) {
        return new Finding(
                node.text("id"),
                Words.parse(Severity.class, node.text("severity")),
                node.text("what"),
                node.text("effect"),
                node.text("remedy"),
                where(node));
    }

    private static Where where(Node node) {
        return new Where(
                node.optionalText("file").orElse(null),
                node.has("line") ? Math.toIntExact(node.number("line")) : 0,
                node.optionalText("statement").orElse(null));
    }
}
