// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.time.Instant;
import java.util.UUID;

/**
 * The mark on a database that says it is Switchback's own and may be dropped.
 *
 * <p>It is the database's comment. All databases of a run have the same one, so that it never makes two of them differ.
 *
 * @param run       the run's random name
 * @param processId the JVM's process id
 * @param started   when the run started, as ISO 8601
 */
record Marker(String run, long processId, String started) {

    private static final String KEY = "switchback";

    static Marker random() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        return new Marker(run, ProcessHandle.current().pid(), Instant.now().toString());
    }

    String text() {
        JsonObject marker = new JsonObject();
        marker.add(KEY, new Gson().toJsonTree(this));
        return marker.toString();
    }

    /** Tells whether a comment is the marker of some run, this or another. */
    static boolean isMarker(String comment) {
        try {
            JsonObject object = new Gson().fromJson(comment, JsonObject.class);
            return object != null
                    && object.get(KEY) instanceof JsonObject marker
                    && marker.has("run")
                    && marker.has("processId");
        } catch (JsonParseException e) {
            return false;
        }
    }
}
