// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server that Switchback does not know to be its own, with a role that is no superuser. */
record Apart(Database administrators, String user, String password) implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Makes a role with such attributes on the shared server, and a database for its URL. */
    static Apart with(String attributes) throws SQLException {
        Server server = TestServers.postgres();
        String user = "existing" + NUMBER.incrementAndGet();
        Database database = server.create("theirs");
        Apart apart = new Apart(database, user, "pass word'" + NUMBER);
        apart.administer("CREATE ROLE " + user + " LOGIN " + attributes + " PASSWORD 'pass word''" + NUMBER + "'");
        return apart;
    }

    void administer(String sql) throws SQLException {
        try (Connection connection = administrators.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    String ask(String sql, Object... parameters) throws SQLException {
        try (Connection connection = administrators.connect()) {
            return Jdbc.text(connection, sql, parameters);
        }
    }

    DatabaseRequest request() {
        return DatabaseRequest.DEFAULT;
    }

    ExistingOptions options() {
        return new ExistingOptions(
                List.of(request()),
                administrators.url(),
                Optional.of(user),
                Optional.of(password),
                Map.of(),
                Duration.ofSeconds(60));
    }

    ExistingServer connect() throws java.io.IOException {
        return ExistingServer.connect(options());
    }

    /** Returns the databases that the role owns. */
    List<String> databases() throws SQLException {
        try (Connection connection = administrators.connect()) {
            return Jdbc.query(
                    connection,
                    row -> row.getString(1),
                    "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = ? ORDER BY datname",
                    user);
        }
    }

    @Override
    public void close() throws SQLException {
        for (String name : databases()) {
            administer("DROP DATABASE \"" + name + "\" WITH (FORCE)");
        }
        administer("DROP ROLE " + user);
        TestServers.postgres().drop(administrators);
    }
}
