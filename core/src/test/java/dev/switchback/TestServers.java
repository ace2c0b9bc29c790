// SPDX-License-Identifier: Apache-2.0
package dev.switchback;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedOptions;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Real servers for tests: one of each kind per JVM, started when first asked for, gone when the JVM ends. */
public final class TestServers {

    private static final Map<DatabaseRequest, Server> RUNNING = new ConcurrentHashMap<>();
    /** What this machine lacks, so that each start is tried once. */
    private static final Map<DatabaseRequest, String> LACKING = new ConcurrentHashMap<>();

    /** A machine that does much else takes long to start a server. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private TestServers() {}

    /** Returns the shared server of the default version. */
    public static Server postgres() {
        return of(DatabaseRequest.DEFAULT);
    }

    /** Returns the shared MySQL server; where a shared library is missing the test is skipped with its name. */
    public static Server mysql() {
        return of(new DatabaseRequest("mysql", "8.0"));
    }

    /** Returns the shared MariaDB server; where a shared library is missing the test is skipped with its name. */
    public static Server mariadb() {
        return of(new DatabaseRequest("mariadb", "11.4"));
    }

    /** Returns the shared server of the given version. */
    public static Server of(DatabaseRequest request) {
        if (!LACKING.containsKey(request)) {
            Server running = RUNNING.computeIfAbsent(request, TestServers::start);
            if (running != null) {
                return running;
            }
        }
        return abort(LACKING.get(request));
    }

    /** What the machine lacks is no fault of ours; anything else is. */
    private static Server start(DatabaseRequest request) {
        try {
            return EmbeddedServer.start(EmbeddedOptions.of(request).withPatience(PATIENCE));
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("is missing on this machine") || message.contains("There are no embedded binaries")) {
                LACKING.put(request, "No " + request + " on this machine: " + message);
                return null;
            }
            throw new UncheckedIOException(e);
        }
    }
}
