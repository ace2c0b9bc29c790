// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A MySQL or MariaDB server that Switchback does not know to be its own, with a user who has a few privileges. */
record ApartMysql(DatabaseRequest request, Database administrators, List<String> others, String user, String password)
        implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Makes a user with such privileges on databases of ours on the shared server. */
    static ApartMysql with(DatabaseRequest request, String privileges) throws SQLException {
        Server server = TestServers.of(request);
        String user = "existing" + NUMBER.incrementAndGet();
        Database administrators = server.create("theirs");
        ApartMysql apart = new ApartMysql(request, administrators, ours(administrators), user, "pass word' " + NUMBER);
        apart.administer("CREATE USER " + user + "@'%' IDENTIFIED BY 'pass word'' " + NUMBER + "'");
        if (!privileges.isEmpty()) {
            apart.administer("GRANT " + privileges + " ON `switchback\\_%`.* TO " + user + "@'%'");
        }
        return apart;
    }

    void administer(String sql) throws SQLException {
        try (Connection connection = administrators.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    ExistingOptions options(Map<String, String> variables) {
        return new ExistingOptions(
                List.of(request),
                administrators.url(),
                Optional.of(user),
                Optional.of(password),
                variables,
                Duration.ofSeconds(60));
    }

    ExistingServer connect() throws IOException {
        return ExistingServer.connect(options(Map.of()));
    }

    /** Returns the databases that have appeared; other tests have theirs on the same server. */
    List<String> databases() throws SQLException {
        return ours(administrators).stream()
                .filter(name -> !others.contains(name))
                .toList();
    }

    private static List<String> ours(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.query(connection, row -> row.getString(1), "SHOW DATABASES LIKE 'switchback%'");
        }
    }

    @Override
    public void close() throws SQLException {
        for (String name : databases()) {
            administer("DROP DATABASE " + name);
        }
        administer("DROP USER " + user + "@'%'");
        TestServers.of(request).drop(administrators);
    }
}
