// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.database.Database;
import dev.switchback.server.DelegatingServer;
import dev.switchback.server.Server;
import dev.switchback.server.existing.ExistingServer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A server in a container.
 *
 * <p>After it is closed its container serves the next one of the same JVM that asks for the same image and variables, if nothing
 * that belongs to the whole server has changed; when the JVM ends, so does the container.
 */
public final class ContainerServer implements DelegatingServer {

    private final Lease lease;
    private final ExistingServer server;
    private final String description;
    private boolean kept;
    private boolean closed;

    ContainerServer(Lease lease, ExistingServer server, String description) {
        this.lease = lease;
        this.server = server;
        this.description = description;
    }

    /**
     * Starts a container, or takes one that is free.
     *
     * @throws IOException if Testcontainers, the engine or the image is missing, or the server does not start; the message
     *                     says what mends that
     */
    public static ContainerServer start(ContainerOptions options) throws IOException {
        requireTestcontainers();
        return new ContainerStart(options).start();
    }

    /** Nothing of Testcontainers is loaded before this has been asked. */
    private static void requireTestcontainers() throws IOException {
        try {
            Class.forName(
                    "org.testcontainers.dockerclient.DockerClientProviderStrategy",
                    false,
                    ContainerServer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IOException(
                    "Testcontainers is not on the class path: add org.testcontainers:testcontainers:2.0.5 to the project"
                            + " (scope test), or to the dependencies of the plugin when Maven runs it",
                    e);
        }
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public String description() {
        return description;
    }

    /** The container then stays; its password is in its environment, where {@code docker inspect} shows it. */
    @Override
    public String keep(Database database) {
        if (!kept) {
            try {
                lease.container().keep();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            kept = true;
        }
        return server.keep(database) + "\n  its password:  docker inspect -f '{{.Config.Env}}' "
                + lease.container().shortId() + "\n  remove it all: docker rm -fv "
                + lease.container().shortId();
    }

    /** Drops the databases, and gives the container back. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean isUnchanged = lease.isUnchanged();
        try {
            server.close();
        } catch (UncheckedIOException e) {
            isUnchanged = false;
        }
        try {
            lease.end(kept, isUnchanged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
