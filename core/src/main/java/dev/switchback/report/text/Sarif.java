// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Sha256;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.view.HistoryView;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.RunView;
import dev.switchback.report.view.ScriptView;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Findings in SARIF 2.1.0, which code hosts show at the lines of a change. */
public final class Sarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";

    private final Report report;

    private Sarif(Report report) {
        this.report = report;
    }

    /** Returns the log: a run for each document of evidence. */
    public static String of(Report report) {
        JsonObject log = new JsonObject();
        log.addProperty("$schema", SCHEMA);
        log.addProperty("version", "2.1.0");
        JsonArray runs = new JsonArray();
        Sarif sarif = new Sarif(report);
        for (HistoryView history : report.histories()) {
            for (int i = 0; i < history.runs().size(); i++) {
                runs.add(sarif.run(history, i));
            }
        }
        log.add("runs", runs);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(log) + "\n";
    }

    private JsonObject run(HistoryView history, int index) {
        Rules rules = new Rules();
        JsonArray results = new JsonArray();
        JsonArray notifications = new JsonArray();
        for (MigrationView migration : history.migrations()) {
            Judged judged = migration.judged().get(index);
            for (CheckResult result : judged.evidence().results()) {
                result.findings().forEach(finding -> results.add(result(rules, migration, result, finding)));
                unjudged(migration, result).ifPresent(notifications::add);
            }
        }
        RunView run = history.runs().get(index);
        JsonObject json = new JsonObject();
        json.add("tool", tool(rules));
        json.add(
                "automationDetails",
                property("id", "switchback/" + run.evidence().header().name() + "/"));
        json.add("invocations", array(invocation(run, notifications)));
        json.addProperty("columnKind", "unicodeCodePoints");
        json.add("results", results);
        return json;
    }

    private JsonObject tool(Rules rules) {
        JsonObject driver = property("name", "Switchback");
        driver.addProperty("version", report.tool());
        driver.add("rules", rules.json());
        JsonObject tool = new JsonObject();
        tool.add("driver", driver);
        return tool;
    }

    /** A check that could not look is no finding, and must not look like none. */
    private static Optional<JsonObject> unjudged(MigrationView migration, CheckResult result) {
        if (!(result.verdict() instanceof Verdict.Inconclusive inconclusive)) {
            return Optional.empty();
        }
        JsonObject notification = new JsonObject();
        notification.addProperty("level", "warning");
        notification.add(
                "message",
                property(
                        "text", migration.name() + ": " + result.check() + ": inconclusive: " + inconclusive.reason()));
        return Optional.of(notification);
    }

    private static JsonObject invocation(RunView run, JsonArray notifications) {
        JsonObject invocation = new JsonObject();
        invocation.addProperty("executionSuccessful", run.evidence().isComplete());
        invocation.addProperty("startTimeUtc", run.evidence().header().started().toString());
        run.evidence().ended().ifPresent(ended -> invocation.addProperty("endTimeUtc", ended.toString()));
        if (!notifications.isEmpty()) {
            invocation.add("toolExecutionNotifications", notifications);
        }
        return invocation;
    }

    private static JsonObject result(Rules rules, MigrationView migration, CheckResult check, Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("ruleId", finding.id());
        json.addProperty("ruleIndex", rules.index(finding, check));
        json.addProperty("level", level(finding.severity()));
        json.add("message", property("text", message(finding)));
        json.add("locations", array(location(migration, finding)));
        json.add("partialFingerprints", property("switchback/v1", fingerprint(migration, check, finding)));
        JsonObject properties = property("check", check.check().name());
        properties.addProperty("migration", migration.name());
        json.add("properties", properties);
        return json;
    }

    private static String message(Finding finding) {
        String effect = finding.effect().isBlank() ? "" : "\nEffect: " + finding.effect();
        return finding.what() + effect + (finding.remedy().isBlank() ? "" : "\nRemedy: " + finding.remedy());
    }

    static String level(Severity severity) {
        return switch (severity) {
            case FAILURE -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    /** It is the same finding as long as it is of the same kind at the same statement. */
    private static String fingerprint(MigrationView migration, CheckResult check, Finding finding) {
        String statement =
                finding.where().statement() == null ? "" : finding.where().statement();
        return Sha256.of(String.join(
                "\n",
                migration.name(),
                check.check().name(),
                finding.id(),
                String.valueOf(finding.where().file()),
                statement));
    }

    private static JsonObject location(MigrationView migration, Finding finding) {
        JsonObject artifact = new JsonObject();
        artifact.addProperty("uri", uri(file(migration, finding)));
        if (!artifact.get("uri").getAsString().startsWith("file:")) {
            artifact.addProperty("uriBaseId", ROOT);
        }
        JsonObject physical = new JsonObject();
        physical.add("artifactLocation", artifact);
        JsonObject region = new JsonObject();
        region.addProperty("startLine", Math.max(1, finding.where().line()));
        physical.add("region", region);
        JsonObject location = new JsonObject();
        location.add("physicalLocation", physical);
        return location;
    }

    private static String file(MigrationView migration, Finding finding) {
        String name = finding.where().file() == null
                ? migration.name()
                : finding.where().file();
        return migration
                .undo()
                .filter(undo -> fileName(undo.name()).equals(fileName(name)))
                .or(() -> Optional.of(migration.script())
                        .filter(script -> fileName(script.name()).equals(fileName(name))))
                .flatMap(ScriptView::path)
                .orElse(name);
    }

    private static String fileName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Returns a path as a URI: whatever is not a plain letter of one is escaped. */
    static String uri(String path) {
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            boolean isPlain = letter < 128 && (Character.isLetterOrDigit(letter) || "-._~/".indexOf(letter) >= 0);
            uri.append(isPlain ? String.valueOf(letter) : String.format(Locale.ROOT, "%%%02X", (int) letter));
        }
        return uri.toString();
    }

    private static JsonObject property(String name, String value) {
        JsonObject json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }

    private static JsonArray array(JsonObject only) {
        JsonArray array = new JsonArray();
        array.add(only);
        return array;
    }

    /** The kinds of findings that occur, in the order in which they do. */
    private static final class Rules {

        private final Map<String, JsonObject> byId = new LinkedHashMap<>();

        int index(Finding finding, CheckResult check) {
            byId.computeIfAbsent(finding.id(), id -> rule(finding, check));
            return byId.keySet().stream().toList().indexOf(finding.id());
        }

        private static JsonObject rule(Finding finding, CheckResult check) {
            JsonObject rule = property("id", finding.id());
            rule.addProperty("name", name(finding.id()));
            rule.add("shortDescription", property("text", capital(finding.id().replace('-', ' '))));
            if (!finding.effect().isBlank()) {
                rule.add("fullDescription", property("text", finding.effect()));
            }
            rule.add(
                    "help",
                    property(
                            "text",
                            "docs/checks/" + check.check() + ".md of Switchback says what the check " + check.check()
                                    + " asks, and how it judges."));
            rule.add("defaultConfiguration", property("level", level(finding.severity())));
            JsonObject properties = new JsonObject();
            JsonArray tags = new JsonArray();
            tags.add("database");
            tags.add("migration");
            tags.add(check.check().name());
            properties.add("tags", tags);
            rule.add("properties", properties);
            return rule;
        }

        private static String capital(String words) {
            return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }

        private static String name(String id) {
            StringBuilder name = new StringBuilder();
            for (String word : id.split("-")) {
                name.append(capital(word));
            }
            return name.toString();
        }

        JsonArray json() {
            JsonArray rules = new JsonArray();
            byId.values().forEach(rules::add);
            return rules;
        }
    }
}
