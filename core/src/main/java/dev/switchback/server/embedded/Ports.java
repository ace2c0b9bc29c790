// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where free ports come from. */
@FunctionalInterface
interface Ports {

    /** Lets the system choose; until the server listens on it, somebody else may take it. */
    Ports SYSTEM = () -> {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IOException(
                    "the system has no free port on 127.0.0.1 (" + e.getMessage()
                            + "); end programs that hold many connections, or widen the range of local ports",
                    e);
        }
    };

    int next() throws IOException;
}
