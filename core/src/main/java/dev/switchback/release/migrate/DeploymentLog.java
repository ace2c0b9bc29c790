// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.switchback.engine.RowCount;
import dev.switchback.evidence.Durable;
import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.live.LiveProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The record of one deployment, in a file and in a table of the database.
 *
 * <p>It is written before anything is done, and again at each step: what a process that is killed leaves is true.
 */
final class DeploymentLog {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Target target;
    private final Observer observer;
    private final DeploymentTable table;
    private final Consumer<String> out;
    private final JsonObject document = new JsonObject();
    private final JsonArray applied = new JsonArray();
    private final String id;
    private final boolean wasThere;
    private boolean tableIsThere;
    private boolean rowIsThere;
    private boolean tableFails;

    private DeploymentLog(Target target, Observer observer, LiveState before, Consumer<String> out) {
        this.target = target;
        this.observer = observer;
        this.out = out;
        this.table = DeploymentTable.beside(before.history(), target.engine().dialect());
        this.wasThere = before.exists();
        this.tableIsThere = wasThere;
        Instant now = now();
        this.id = NAME.format(now) + "-" + target.name().replaceAll("[^A-Za-z0-9_.-]", "_");
        document.addProperty("format", 1);
        document.addProperty("id", id);
        document.addProperty("outcome", "running");
        document.addProperty("begun", now.toString());
        document.addProperty("by", by());
        document.addProperty("database", target.safe(target.live().database().toString()));
        document.addProperty("server", target.live().server().words());
        before.current().ifPresent(script -> document.addProperty("from", script.label()));
        JsonArray pending = new JsonArray();
        before.pending().forEach(script -> pending.add(script.name()));
        document.add("pending", pending);
        document.add("applied", applied);
    }

    /**
     * Begins one.
     *
     * @throws LiveProblem if it cannot be kept; nothing has been done then
     */
    static DeploymentLog begin(Target target, Observer observer, LiveState before, Consumer<String> out)
            throws LiveProblem {
        DeploymentLog log = new DeploymentLog(target, observer, before, out);
        try {
            Files.createDirectories(target.settings().deployments());
            log.writeFile();
        } catch (IOException e) {
            throw new LiveProblem("The record of the deployment cannot be written: " + e
                    + "\n  Name another directory with switchback.deployments.\n  Nothing has been changed in "
                    + target.name() + ".");
        }
        log.writeTable();
        return log;
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

    void backup(String backup) {
        document.addProperty("backup", backup);
        write();
    }

    /**
     * A migration is at work from now on: Flyway has its history table by then.
     *
     * <p>The table says so where there is one, by one small update; the file then waits for the next step.
     */
    void begins(LiveScript script) {
        tableIsThere = true;
        document.addProperty("atWork", script.name());
        if (!rowIsThere || !isNotedInTable(script)) {
            write();
        }
    }

    /** A user's migration may have dropped the table, or taken the row away: both are written anew then. */
    private boolean isNotedInTable(LiveScript script) {
        try {
            return table.writeAtWork(observer.lastConnection(), id, script.name());
        } catch (SQLException e) {
            return false;
        }
    }

    /** Writes down what has been applied so far, and that no migration is at work. */
    void applied(List<Applied> all) {
        document.remove("atWork");
        lost(all);
    }

    /** Writes down what has been applied so far; what is left of the migration at work is not known. */
    void lost(List<Applied> all) {
        while (applied.size() > 0) {
            applied.remove(0);
        }
        for (Applied one : all) {
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
            applied.add(json);
        }
        write();
    }

    /** Writes down how many rows each table had and has. */
    void rows(List<RowCount> before, List<RowCount> after) {
        JsonObject rows = new JsonObject();
        rows.add("before", counts(before));
        rows.add("after", counts(after));
        document.add("rows", rows);
        write();
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

    /** The database is that of the backup from now on, which had a history or had none. */
    void restored() {
        tableIsThere = wasThere;
        rowIsThere = false;
    }

    /** Ends it. */
    void end(String outcome, Optional<String> to, Optional<String> failure) {
        document.addProperty("outcome", outcome);
        document.addProperty("ended", now().toString());
        to.ifPresent(version -> document.addProperty("to", version));
        failure.ifPresent(text -> document.addProperty("failure", target.safe(text)));
        if (rowIsThere) {
            tableFails =
                    false; // the row says still that the release is running: once more, so that the next one does not
            // think so
        }
        write();
        out.accept("The record of the deployment is " + file() + ".");
    }

    private Path file() {
        return target.settings().deployments().resolve(id + ".json");
    }

    private void write() {
        try {
            writeFile();
        } catch (IOException e) {
            out.accept("The record of the deployment cannot be written: " + e);
        }
        writeTable();
    }

    private void writeFile() throws IOException {
        Durable.writePrivate(file(), GSON.toJson(document) + "\n");
    }

    /** The file is the record; whoever may not create a table beside the history has that alone. */
    private void writeTable() {
        if (!tableIsThere || tableFails) {
            return;
        }
        try {
            table.write(
                    observer.connection(),
                    new DeploymentTable.Row(
                            id,
                            String.valueOf(text("begun")),
                            text("ended"),
                            String.valueOf(text("outcome")),
                            String.valueOf(text("by")),
                            text("from"),
                            text("to"),
                            text("atWork"),
                            GSON.toJson(document)));
            rowIsThere = true;
        } catch (SQLException e) {
            tableFails = true;
            out.accept("The deployment is not recorded in the table " + table.name() + ": "
                    + target.safe(String.valueOf(e.getMessage())));
        }
    }

    private @Nullable String text(String key) {
        JsonElement value = document.get(key);
        return value == null ? null : value.getAsString();
    }
}
