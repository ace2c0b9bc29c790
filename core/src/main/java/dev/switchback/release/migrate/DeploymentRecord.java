// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.switchback.engine.RowCount;
import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.live.DeploymentTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one deployment, as JSON; docs/migrate.md describes the format. Nothing secret is in it. */
final class DeploymentRecord {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Target target;
    private final JsonObject document = new JsonObject();
    private final JsonArray applied = new JsonArray();
    private final String id;

    private DeploymentRecord(Target target, Instant now) {
        this.target = target;
        this.id = NAME.format(now) + "-" + target.name().replaceAll("[^A-Za-z0-9_.-]", "_");
    }

    /** Begins one. */
    static DeploymentRecord of(Target target, LiveState before) {
        Instant now = now();
        DeploymentRecord record = new DeploymentRecord(target, now);
        JsonObject document = record.document;
        document.addProperty("format", 1);
        document.addProperty("id", record.id);
        document.addProperty("outcome", "running");
        document.addProperty("begun", now.toString());
        document.addProperty("by", by());
        document.addProperty("database", target.safe(target.live().database().toString()));
        document.addProperty("server", target.live().server().words());
        before.current().ifPresent(script -> document.addProperty("from", script.label()));
        JsonArray pending = new JsonArray();
        before.pending().forEach(script -> pending.add(script.name()));
        document.add("pending", pending);
        document.add("applied", record.applied);
        return record;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Who it was on this machine; as whom the database knows him is in its URL. */
    private static String by() {
        return System.getProperty("user.name", "somebody")
                + Optional.ofNullable(System.getenv("HOSTNAME"))
                        .map(host -> " on " + host)
                        .orElse("");
    }

    String id() {
        return id;
    }

    void backup(String backup) {
        document.addProperty("backup", backup);
    }

    void atWork(LiveScript script) {
        document.addProperty("atWork", script.name());
    }

    void noneAtWork() {
        document.remove("atWork");
    }

    void applied(List<Applied> all) {
        while (applied.size() > 0) {
            applied.remove(0);
        }
        all.forEach(one -> applied.add(json(one)));
    }

    private JsonObject json(Applied one) {
        JsonObject json = new JsonObject();
        json.addProperty("script", one.script().name());
        json.addProperty("milliseconds", one.duration().toMillis());
        json.addProperty("retries", one.retries());
        target.migration(one.script()).flatMap(target.forecasts()::of).ifPresent(forecast -> {
            JsonObject milliseconds = new JsonObject();
            milliseconds.addProperty("low", Math.round(forecast.low() * 1000));
            milliseconds.addProperty("high", Math.round(forecast.high() * 1000));
            json.add("forecastMilliseconds", milliseconds);
        });
        return json;
    }

    /** How many rows each table had and has. */
    void rows(List<RowCount> before, List<RowCount> after) {
        JsonObject rows = new JsonObject();
        rows.add("before", counts(before));
        rows.add("after", counts(after));
        document.add("rows", rows);
    }

    /** A number stands for rows that were counted, a text for an estimate of the server. */
    private static JsonObject counts(List<RowCount> counts) {
        JsonObject json = new JsonObject();
        counts.stream()
                .sorted(Comparator.comparing(RowCount::table))
                .filter(count -> count.rows().isPresent())
                .forEach(count -> {
                    long rows = count.rows().orElseThrow();
                    json.add(
                            count.table().toString(),
                            count.isExact() ? new JsonPrimitive(rows) : new JsonPrimitive("about " + rows));
                });
        return json;
    }

    void end(String outcome, Optional<String> to, Optional<String> failure) {
        document.addProperty("outcome", outcome);
        document.addProperty("ended", now().toString());
        to.ifPresent(version -> document.addProperty("to", version));
        failure.ifPresent(text -> document.addProperty("failure", target.safe(text)));
    }

    String text() {
        return GSON.toJson(document);
    }

    DeploymentTable.Row row() {
        return new DeploymentTable.Row(
                id,
                String.valueOf(text("begun")),
                text("ended"),
                String.valueOf(text("outcome")),
                String.valueOf(text("by")),
                text("from"),
                text("to"),
                text("atWork"),
                text());
    }

    private @Nullable String text(String key) {
        JsonElement value = document.get(key);
        return value == null ? null : value.getAsString();
    }
}
