// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said, and that it is said soon, where there is no container to be had. None of it needs an engine. */
@Timeout(60)
class ContainerSearchTest {

    @TempDir
    private Path directory;

    @Test
    void anEngineThatIsNotThereIsMissed() throws Exception {
        try (ContainerJvm jvm = start(Map.of("DOCKER_HOST", "unix://" + directory.resolve("nobody.sock")))) {
            assertThat(jvm.told())
                    .startsWith("refused no container engine (DOCKER_HOST=unix://")
                    .contains("Start Docker or Podman");
        }
    }

    @Test
    void anEngineThatHangsIsGivenUp() throws Exception {
        Path socket = directory.resolve("hung.sock");
        try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hung.bind(UnixDomainSocketAddress.of(socket));
            try (ContainerJvm jvm = start(Map.of("DOCKER_HOST", "unix://" + socket))) {
                assertThat(jvm.told())
                        .startsWith("refused no container engine (DOCKER_HOST=unix://")
                        .contains("no answer within 5 s");
            }
        }
    }

    @Test
    void testcontainersNeedNotBeOnTheClassPath() throws Exception {
        try (ContainerJvm jvm = ContainerJvm.start(
                "postgresql:18", 5, Map.of(), entry -> !entry.matches(".*(testcontainers|docker-java).*"))) {
            assertThat(jvm.told())
                    .startsWith(
                            "refused Testcontainers is not on the class path: add org.testcontainers:testcontainers:");
        }
    }

    private static ContainerJvm start(Map<String, String> environment) throws Exception {
        return ContainerJvm.start("postgresql:18", 5, environment, entry -> true);
    }
}
