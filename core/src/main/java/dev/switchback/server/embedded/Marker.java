// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The mark on a database that says it is Switchback's own and may be dropped.
 *
 * <p>It is the database's comment, a small JSON object. All databases of a run have the same one.
 *
 * @param run       the run's random name
 * @param processId the JVM's process id
 * @param started   when the run started
 */
record Marker(String run, long processId, Instant started) {

    private static final Pattern TEXT = Pattern.compile(
            "\\{\"switchback\":\\{\"run\":\"[0-9a-f]+\",\"processId\":\\d+,\"started\":\"[-0-9A-Z:.]+\"}}");

    /** Returns the mark of a new run of this process. */
    static Marker random() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        return new Marker(run, ProcessHandle.current().pid(), Instant.now());
    }

    /** Returns the comment; nothing in it needs escaping, neither in JSON nor in SQL. */
    String text() {
        return "{\"switchback\":{\"run\":\"" + run + "\",\"processId\":" + processId + ",\"started\":\"" + started
                + "\"}}";
    }

    /** Tells whether a comment is the marker of some run, this or another. */
    static boolean isMarker(String comment) {
        return TEXT.matcher(comment).matches();
    }
}
