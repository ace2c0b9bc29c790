// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.switchback.backup.Manifest;
import dev.switchback.drift.Drift;
import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.release.migrate.UnendedRelease;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A status as programs read it; docs/status.md describes the format. */
public final class StatusJson {

    private static final int FORMAT = 1;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private StatusJson() {}

    /** Returns one JSON object. */
    public static String of(Status status, Assessment assessment) {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("clean", assessment.isClean());
        json.add("database", database(status));
        json.addProperty("at", status.at().toString());
        status.history().newest().ifPresent(newest -> json.addProperty("version", newest.label()));
        json.addProperty("historyTable", status.history().exists());
        json.add("migrations", array(status.history().entries(), StatusJson::migration));
        if (status.session() != 0) {
            json.addProperty("underWay", status.session());
        }
        status.unended().ifPresent(unended -> json.add("release", release(unended)));
        json.add("drift", drift(status.schema().drift()));
        json.add("lockWaits", array(status.waits(), StatusJson::wait));
        status.backups().newestOf(status.name()).ifPresent(newest -> json.add("backup", backup(newest)));
        json.add("troubles", array(assessment.troubles(), StatusJson::trouble));
        json.add("next", GSON.toJsonTree(assessment.next()));
        return GSON.toJson(json);
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonElement> one) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(one.apply(value)));
        return array;
    }

    private static JsonObject database(Status status) {
        JsonObject json = new JsonObject();
        json.addProperty("name", status.name());
        json.addProperty("url", status.url());
        json.addProperty("user", status.user());
        json.addProperty("product", status.server().product());
        json.addProperty("serverVersion", status.server().version());
        return json;
    }

    private static JsonObject migration(HistoryEntry entry) {
        JsonObject json = new JsonObject();
        entry.version().ifPresent(version -> json.addProperty("version", version.toString()));
        json.addProperty("description", entry.description());
        json.addProperty("script", entry.script());
        json.addProperty("state", entry.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (entry.edited()) {
            json.addProperty("edited", true);
        }
        entry.applied().ifPresent(applied -> {
            json.addProperty("appliedAt", applied.at().toString());
            json.addProperty("appliedBy", applied.by());
            json.addProperty("milliseconds", applied.milliseconds());
        });
        return json;
    }

    private static JsonObject release(UnendedRelease unended) {
        JsonObject json = new JsonObject();
        json.addProperty("begun", unended.begun());
        json.addProperty("by", unended.by());
        if (unended.session() != 0) {
            json.addProperty("session", unended.session());
        }
        unended.atWork().ifPresent(migration -> json.addProperty("atWork", migration.name()));
        return json;
    }

    private static JsonObject drift(Drift drift) {
        JsonObject json = new JsonObject();
        json.addProperty("checked", drift instanceof Drift.Compared);
        if (drift instanceof Drift.NotComparable not) {
            json.addProperty("why", not.why());
            json.addProperty("remedy", not.remedy());
        } else if (drift instanceof Drift.Compared compared) {
            json.addProperty("standard", compared.standard());
            json.add("differences", array(compared.differences(), each -> new JsonPrimitive(each.words())));
            json.add("aside", GSON.toJsonTree(compared.aside()));
            json.add("unknown", GSON.toJsonTree(compared.unknown()));
        }
        return json;
    }

    private static JsonObject backup(Manifest newest) {
        JsonObject json = new JsonObject();
        json.addProperty("id", newest.id());
        json.addProperty("created", newest.created().toString());
        newest.schemaVersion().ifPresent(version -> json.addProperty("version", version));
        newest.verified().stream().reduce((earlier, later) -> later).ifPresent(last -> {
            json.addProperty("verified", last.passed());
            json.addProperty("verifiedAt", last.at().toString());
            json.addProperty("restoreSeconds", last.duration().toMillis() / 1000.0);
        });
        return json;
    }

    private static JsonObject wait(LockWait wait) {
        JsonObject json = session(wait.waiter());
        json.addProperty("lock", wait.lock());
        json.addProperty("waitsSeconds", wait.waits().toMillis() / 1000.0);
        json.add("blockers", array(wait.blockers(), StatusJson::session));
        return json;
    }

    private static JsonObject session(Session session) {
        JsonObject json = new JsonObject();
        json.addProperty("session", session.id());
        json.addProperty("user", session.user());
        json.addProperty("application", session.application());
        json.addProperty("state", session.state());
        json.addProperty("sinceSeconds", session.since().toMillis() / 1000.0);
        json.addProperty("statement", session.statement());
        return json;
    }

    private static JsonObject trouble(Trouble trouble) {
        JsonObject json = new JsonObject();
        json.addProperty("id", trouble.id());
        json.addProperty("what", trouble.what());
        json.addProperty("effect", trouble.effect());
        json.addProperty("remedy", trouble.remedy());
        return json;
    }
}
