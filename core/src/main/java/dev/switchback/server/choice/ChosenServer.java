// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.server.DelegatingServer;
import dev.switchback.server.Server;
import java.io.IOException;

/**
 * A server with why it was chosen.
 *
 * @param server  the server itself
 * @param attempt how it was come by
 * @param reason  why this one, for people
 */
record ChosenServer(Server server, ServerChoice.Attempt attempt, String reason) implements DelegatingServer {

    ChosenServer again() throws IOException {
        return new ChosenServer(attempt.start(), attempt, reason);
    }

    @Override
    public String description() {
        return server.description() + "; " + reason;
    }
}
