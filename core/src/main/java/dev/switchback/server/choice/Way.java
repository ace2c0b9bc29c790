// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import java.io.IOException;

/** One way to get a server. */
interface Way {

    /** Names it for people, as the setting {@code switchback.server} does. */
    String name();

    /**
     * Starts a server of a version, or connects to it.
     *
     * @throws IOException if that cannot be; the message says why and what mends it
     */
    Server start(DatabaseRequest version) throws IOException;
}
