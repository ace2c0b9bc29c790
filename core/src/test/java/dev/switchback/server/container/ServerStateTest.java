// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerStateTest {

    /** A container's port is open before its server is, and stays so while the container is paused. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "mariadb"})
    void aServerThatSaysNothingIsNotWaitedForWithoutAnEnd(String product) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:" + product + "://127.0.0.1:" + socket.getLocalPort() + "/";
            assertThatThrownBy(() -> ServerState.of(new Database(url, "u", "", ""), Duration.ofSeconds(1)))
                    .isInstanceOf(SQLException.class);
        }
    }
}
