// SPDX-License-Identifier: Apache-2.0
package dev.switchback;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Real servers for tests: one of each kind per JVM, started when first asked for, gone when the JVM ends. */
public final class TestServers {

    private static final Map<DatabaseRequest, Server> RUNNING = new ConcurrentHashMap<>();

    private TestServers() {}

    /** Returns the shared server of the default version. */
    public static Server postgres() {
        return of(DatabaseRequest.DEFAULT);
    }

    /** Returns the shared server of the given version. */
    public static Server of(DatabaseRequest request) {
        return RUNNING.computeIfAbsent(request, TestServers::start);
    }

    private static Server start(DatabaseRequest request) {
        try {
            return EmbeddedServer.start(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
