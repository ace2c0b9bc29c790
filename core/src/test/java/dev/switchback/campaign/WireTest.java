// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WireTest {

    /** One who came in at that moment was told nothing, and waited. */
    @Test
    void whoeverComesInWhileItIsResetIsTold() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 200; i++) {
                try (Wire wire = new Wire(server.getLocalPort())) {
                    int port = wire.port();
                    CompletableFuture<Void> client = CompletableFuture.runAsync(() -> waitForEver(port));
                    Thread.sleep(0, i * 5_000);
                    wire.reset();
                    assertThatCode(client::join).doesNotThrowAnyException();
                }
            }
        }
    }

    private static void waitForEver(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(3000);
            socket.getInputStream().read();
        } catch (SocketException told) {
            return;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
