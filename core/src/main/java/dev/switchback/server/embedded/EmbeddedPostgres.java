// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.ExitHook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A PostgreSQL server of our own, with its databases. */
final class EmbeddedPostgres implements EmbeddedServer {

    private final ServerProcess process;
    private final String password;
    private final String version;
    private final String description;
    private final AdminConnection admin;
    private final ThrowawayDatabases databases;
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final ExitHook atExit = new ExitHook("switchback-server-end", this::end);

    private EmbeddedPostgres(ServerProcess process, Plan plan, List<String> notes) throws SQLException {
        this.process = process;
        this.password = plan.prepared().password();
        this.admin = new AdminConnection(database("postgres"));
        this.version = admin.run(connection -> Jdbc.text(connection, "SHOW server_version"))
                .replaceFirst(" .*", "");
        this.description = "PostgreSQL " + version + ", " + plan.description(process, notes);
        this.databases =
                new ThrowawayDatabases(admin, Marker.random(), plan.binaries().major());
    }

    static EmbeddedPostgres over(ServerProcess process, Plan plan, List<String> notes) throws SQLException {
        EmbeddedPostgres server = new EmbeddedPostgres(process, plan, notes);
        server.atExit.register();
        return server;
    }

    ServerProcess process() {
        return process;
    }

    private Database database(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + process.port() + "/" + name;
        return new Database(url, InitializedPostgres.SUPERUSER, password, name);
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
    public OptionalLong freeBytes() {
        return FreeRoom.in(process.directory().data());
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
        atExit.endNow();
    }

    private void end() {
        try {
            if (process.directory().isKept()) {
                databases.dropAllBut(kept);
            }
        } catch (SQLException e) {
            // The kept server has a database too many, which goes with it.
        }
        try {
            process.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot remove " + process.directory().root() + ": " + e.getMessage(), e);
        } finally {
            // After the server, whose end ends a statement that somebody may still be waiting for.
            admin.close();
        }
    }
}
