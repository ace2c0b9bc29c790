// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a server when something happens to the shell that watches over it. */
class WatchdogTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static EmbeddedServer start(String product) throws IOException {
        DatabaseRequest request = DatabaseRequest.parse(product);
        TestServers.of(request);
        return EmbeddedServer.start(request);
    }

    private static ServerProcess process(EmbeddedServer server) {
        return server instanceof EmbeddedMysql mysql ? mysql.process() : ((EmbeddedPostgres) server).process();
    }

    private static ProcessHandle program(ServerProcess process) {
        return OwnProcess.writtenDown(process.directory().root()).orElseThrow();
    }

    private static String run(String... command) throws IOException {
        return Command.run(LIMIT, command).output();
    }

    private static String group(ProcessHandle process) throws IOException {
        return run("ps", "-o", "pgid=", "-p", String.valueOf(process.pid()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "mariadb"})
    void aServerWhoseWatchdogWasKilledEndsWithUs(String product) throws Exception {
        ServerProcess process;
        ProcessHandle program;
        try (EmbeddedServer server = start(product)) {
            process = process(server);
            program = program(process);
            process.watchdog().destroyForcibly().waitFor();
            assertThat(program.isAlive()).as("the server has survived").isTrue();
        }

        program.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(process.directory().root()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "mariadb"})
    void theKeyThatPrintsTheThreadsOfAJvmEndsNoServer(String product) throws Exception {
        try (EmbeddedServer server = start(product)) {
            assumeTrue(Command.run(LIMIT, "sh", "-c", "command -v setsid").succeeded(), "no setsid");
            ServerProcess process = process(server);
            String ours = group(ProcessHandle.current());
            assertThat(group(process.watchdog().toHandle())).isNotBlank().isNotEqualTo(ours);
            assertThat(group(program(process))).isNotBlank().isNotEqualTo(ours);

            run(
                    "sh",
                    "-c",
                    "kill -QUIT \"$1\"",
                    "sh",
                    String.valueOf(process.watchdog().pid()));

            Database database = server.create("after");
            database.connect().close();
            assertThat(process.watchdog().isAlive()).isTrue();
        }
    }
}
