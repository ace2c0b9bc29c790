// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.AdminConnection;
import dev.switchback.server.Marker;
import dev.switchback.server.Server;
import dev.switchback.server.ThrowawayDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A PostgreSQL server of our own, started from binaries that are on this machine.
 *
 * <p>It listens on 127.0.0.1 only, its superuser has a random password, and it ends with this JVM, however that ends,
 * unless one of its databases is kept.
 */
public final class EmbeddedServer implements Server {

    private final ServerProcess process;
    private final String password;
    private final String version;
    private final String description;
    private final AdminConnection admin;
    private final ThrowawayDatabases databases;
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final Thread atExit = new Thread(this::end, "switchback-server-end");

    private EmbeddedServer(ServerProcess process, ServerProcess.Plan plan, List<String> notes) throws SQLException {
        this.process = process;
        this.password = plan.prepared().password();
        this.admin = new AdminConnection(database("postgres"));
        this.version = admin.run(connection -> Jdbc.text(connection, "SHOW server_version"))
                .replaceFirst(" .*", "");
        this.description = "PostgreSQL " + version + ", embedded ("
                + plan.binaries().origin() + "; run as " + plan.runAs().name() + "; data in "
                + process.directory().root().getParent() + ")"
                + String.join("", notes.stream().map("; "::concat).toList());
        this.databases =
                new ThrowawayDatabases(admin, Marker.random(), plan.binaries().major());
    }

    /**
     * Starts a server with the usual options.
     *
     * @throws IOException if there is no such PostgreSQL on this machine or it does not start; the message says why
     */
    public static EmbeddedServer start(DatabaseRequest request) throws IOException {
        return start(EmbeddedOptions.of(request));
    }

    /**
     * Starts a server.
     *
     * @throws IOException if there is no such PostgreSQL on this machine or it does not start; the message says why
     */
    public static EmbeddedServer start(EmbeddedOptions options) throws IOException {
        return new Launch(options, RunAs.choose(), Ports.SYSTEM).start();
    }

    /** Takes over a server that accepts connections, and ends it if it does not accept ours. */
    static EmbeddedServer over(ServerProcess process, ServerProcess.Plan plan, List<String> notes) throws IOException {
        try {
            EmbeddedServer server = new EmbeddedServer(process, plan, notes);
            Runtime.getRuntime().addShutdownHook(server.atExit);
            return server;
        } catch (SQLException e) {
            process.stop();
            process.directory().close();
            throw new IOException("PostgreSQL was started, but does not accept our connection: " + e.getMessage(), e);
        }
    }

    ServerProcess process() {
        return process;
    }

    private Database database(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + process.port() + "/" + name;
        return new Database(url, PreparedData.SUPERUSER, password, name);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Database create(String purpose) throws SQLException {
        return database(databases.create(purpose));
    }

    @Override
    public Database clone(Database source, String purpose) throws SQLException {
        return database(databases.clone(source.name(), purpose));
    }

    @Override
    public void drop(Database database) throws SQLException {
        databases.drop(database.name());
        kept.remove(database.name());
    }

    @Override
    public String keep(Database database) {
        KeptServer server = new KeptServer(process.directory().root(), process.port());
        try {
            server.prepare(database);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + database + ": " + e.getMessage(), e);
        }
        kept.add(database.name());
        return server.howTo(database);
    }

    /** Ends the server and removes all its data; of a kept server only the databases that were not kept. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending and runs, or has run, the hook itself; ending twice does no harm.
            end();
            return;
        }
        end();
    }

    private void end() {
        try {
            if (process.directory().isKept()) {
                databases.dropAllBut(kept);
            }
        } catch (SQLException e) {
            // The kept server has a database too many, which goes with it.
        }
        admin.close();
        try {
            process.stop();
            process.directory().close();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot remove " + process.directory().root() + ": " + e.getMessage(), e);
        }
    }
}
