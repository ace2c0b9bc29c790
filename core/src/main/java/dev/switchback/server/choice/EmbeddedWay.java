// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedOptions;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.util.Map;

/** A server of our own, from programs on this machine. */
record EmbeddedWay(ServerRequest request) implements Way {

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public Server start(DatabaseRequest version) throws IOException {
        return EmbeddedServer.start(options(version));
    }

    private EmbeddedOptions options(DatabaseRequest version) {
        EmbeddedOptions options =
                EmbeddedOptions.of(version).withSource(request.binaries()).withPatience(request.patience());
        options = request.home().map(options::withHome).orElse(options);
        options = request.cache().map(options::withCache).orElse(options);
        options = request.work().map(options::withWork).orElse(options);
        for (Map.Entry<String, String> variable : request.variables().entrySet()) {
            options = options.withSetting(variable.getKey(), variable.getValue());
        }
        return options;
    }
}
