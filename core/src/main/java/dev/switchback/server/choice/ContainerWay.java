// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import dev.switchback.server.container.ContainerOptions;
import dev.switchback.server.container.ContainerServer;
import java.io.IOException;

/** A server of our own in a container. */
record ContainerWay(ServerRequest request) implements Way {

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Server start(DatabaseRequest version) throws IOException {
        return ContainerServer.start(new ContainerOptions(
                version,
                request.image(),
                request.variables(),
                request.work().isEmpty(),
                ContainerOptions.Limits.USUAL));
    }
}
