// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import java.io.IOException;

/**
 * A server of our own, started from binaries that are on this machine.
 *
 * <p>It listens on 127.0.0.1 only, its superuser has a random password, and it ends with this JVM, however that ends,
 * unless one of its databases is kept.
 */
public sealed interface EmbeddedServer extends Server permits EmbeddedPostgres, EmbeddedMysql {

    /**
     * Starts a server with the usual options.
     *
     * @throws IOException if there is no such server on this machine or it does not start; the message says why
     */
    static EmbeddedServer start(DatabaseRequest request) throws IOException {
        return start(EmbeddedOptions.of(request));
    }

    /**
     * Starts a server.
     *
     * @throws IOException if there is no such server on this machine or it does not start; the message says why
     */
    static EmbeddedServer start(EmbeddedOptions options) throws IOException {
        return new Launch(options, Product.of(options.request()).runAs(), Ports.SYSTEM).start();
    }
}
