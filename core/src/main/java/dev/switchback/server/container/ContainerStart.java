// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.existing.ExistingOptions;
import dev.switchback.server.existing.ExistingServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** One start of a server in a container, from the search for an engine to the first connection. */
record ContainerStart(ContainerOptions options) {

    private static final Duration STEP = Duration.ofMillis(100);

    ContainerServer start() throws IOException {
        ImageProduct dialect = ImageProduct.of(options.request());
        Engine engine = Engine.find(options.limits().engine());
        int removed = ContainerLeftovers.remove(engine);
        Image image = Image.of(options, engine);
        Lease lease = lease(dialect, engine, image);
        try {
            ExistingServer server = ExistingServer.connect(ExistingOptions.of(
                    options.request(),
                    lease.database().url(),
                    lease.database().user(),
                    lease.database().password()));
            return new ContainerServer(lease, server, description(server, lease, removed));
        } catch (IOException | RuntimeException e) {
            Lease.discard(lease.container(), e);
            throw new IOException("container of " + image.name() + ": " + e.getMessage(), e);
        }
    }

    private String description(ExistingServer server, Lease lease, int removed) {
        String product = server.description().replaceFirst(", a running server.*", "");
        return product + ", container (image " + lease.image().name() + ", "
                + lease.image().origin() + "; engine "
                + lease.container().engine().version() + "; data "
                + (lease.key().inMemory() ? "in memory" : "on the engine's disk") + ")"
                + (removed == 0 ? "" : "; removed " + removed + " container(s) that dead runs had left");
    }

    private Lease lease(ImageProduct dialect, Engine engine, Image image) throws IOException {
        Lease.Key key = new Lease.Key(image.name(), options.variables(), options.inMemory());
        Lease free = Lease.take(key);
        if (free != null) {
            return free;
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Container container = Container.start(
                engine, new Container.Plan(image, dialect, password, options.variables(), options.inMemory()));
        try {
            Lease.watch(container);
            Database database = answering(container, dialect, image, password);
            set(database, dialect.statements(options.variables()));
            return new Lease(key, container, database, image, ServerState.of(database));
        } catch (SQLException e) {
            Lease.discard(container, e);
            throw new IOException(e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            Lease.discard(container, e);
            throw e;
        }
    }

    private Database answering(Container container, ImageProduct dialect, Image image, String password)
            throws IOException {
        Instant deadline = Instant.now().plus(options.limits().start());
        int port = container.port(dialect);
        String url = dialect.url().formatted(container.engine().host(), port);
        Database database = new Database(url, dialect.user(), password, "");
        while (true) {
            try {
                ServerState.of(database);
                return database;
            } catch (SQLException e) {
                require(container.isRunning(), "has ended before it accepted a connection", container, image, e);
                require(Instant.now().isBefore(deadline), "accepts no connection", container, image, e);
                pause();
            }
        }
    }

    private static void set(Database database, List<String> statements) throws SQLException {
        if (!statements.isEmpty()) {
            try (Connection connection = database.connect()) {
                for (String statement : statements) {
                    Jdbc.execute(connection, statement);
                }
            }
        }
    }

    private void require(boolean condition, String what, Container container, Image image, SQLException last)
            throws IOException {
        if (!condition) {
            throw new IOException(
                    "the server in the container of " + image.name() + " " + what + " (" + last.getMessage()
                            + "); it says:\n" + container.log(),
                    last);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(STEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a container was starting", e);
        }
    }
}
