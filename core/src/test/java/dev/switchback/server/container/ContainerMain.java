// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Starts a server in a container, tells about it, and lives until its input ends or it is killed. */
final class ContainerMain {

    private ContainerMain() {}

    public static void main(String[] arguments) throws IOException {
        try {
            ContainerServer server = ContainerServer.start(new ContainerOptions(
                    DatabaseRequest.parse(arguments[0]),
                    Optional.empty(),
                    Map.of(),
                    true,
                    new ContainerOptions.Limits(
                            Duration.ofSeconds(Long.parseLong(arguments[1])),
                            Duration.ofSeconds(10),
                            Duration.ofMinutes(2))));
            System.out.println("started " + server.description());
        } catch (IOException e) {
            System.out.println("refused " + e.getMessage().replace('\n', ' '));
            System.exit(1);
        }
        if (System.in.read() < 0) {
            System.exit(0);
        }
    }
}
