// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.container.ContainerOptions;
import dev.switchback.server.container.ContainerOptions.Limits;
import dev.switchback.server.container.ContainerServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** MySQL 9 in a container, for what the embedded server is too old for; without one the test is skipped. */
final class NewerMysql {

    private static final DatabaseRequest REQUEST = new DatabaseRequest("mysql", "9.7");
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(2));

    private static final NewerMysql ONLY = start();

    private final Optional<ContainerServer> server;
    private final String missing;

    private NewerMysql(Optional<ContainerServer> server, String missing) {
        this.server = server;
        this.missing = missing;
    }

    /** The container goes with the JVM. */
    private static NewerMysql start() {
        try {
            ContainerOptions options = new ContainerOptions(REQUEST, Optional.empty(), Map.of(), true, LIMITS);
            return new NewerMysql(Optional.of(ContainerServer.start(options)), "");
        } catch (IOException e) {
            return new NewerMysql(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    static Database create() throws SQLException {
        Assumptions.assumeTrue(ONLY.server.isPresent(), () -> "no " + REQUEST + " in a container: " + ONLY.missing);
        return ONLY.server.orElseThrow().create("planted");
    }
}
