// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.choice.Engines;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No connection stays open on a database that somebody works with, however a question to Flyway or a run of it ends. */
class FlywayConnectionsTest {

    private static final Server MYSQL = TestServers.mysql();

    private Path directory;
    private Database live;
    private final List<Connection> opened = new ArrayList<>();

    @BeforeEach
    void create(@TempDir Path created) throws SQLException, IOException {
        directory = created;
        live = MYSQL.create("live");
    }

    @AfterEach
    void drop() throws SQLException {
        MYSQL.drop(live);
    }

    private FlywaySettings settings() {
        return FlywaySettings.live(
                Map.of("flyway.locations", "filesystem:" + directory),
                getClass().getClassLoader(),
                directory,
                Dialect.MYSQL);
    }

    private Connection open() throws SQLException {
        Connection connection = live.connect();
        opened.add(connection);
        return connection;
    }

    /** Flyway connects, and stumbles over the current schema that is not there. */
    @Test
    void whereFlywayStumblesWhileItIsSetUpNothingStaysOpen() throws Exception {
        String user = live.name();
        try (Connection admin = live.connect()) {
            Jdbc.execute(admin, "CREATE USER " + user + " IDENTIFIED BY 'pw'");
            Database nowhere = new Database(live.url().replaceFirst("/" + live.name() + "\\b", "/"), user, "pw", "");

            assertThatThrownBy(() -> ScriptParsing.on(settings(), nowhere))
                    .isInstanceOf(HistoryProblem.class)
                    .hasMessageContaining("whether flyway.url names a database");

            assertThat(sessions(admin, user)).isEqualTo("0");
            Jdbc.execute(admin, "DROP USER " + user);
        }
    }

    /** The server takes its time to notice that one was closed. */
    private static String sessions(Connection admin, String user) throws Exception {
        String sessions = "";
        for (int i = 0; i < 1_000 && !sessions.equals("0"); i++) {
            Thread.sleep(20);
            sessions = Jdbc.text(admin, "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER = ?", user);
        }
        return sessions;
    }

    @Test
    void oneThatCannotBeClosedKeepsNoOtherOpen() throws Exception {
        FlywayConnections connections = new FlywayConnections(this::open);
        killed(connections.source().getConnection());
        connections.source().getConnection();

        connections.close();

        assertThat(Stream.of(opened.get(0), opened.get(1))).allMatch(FlywayConnectionsTest::isClosed);
    }

    @Test
    void aRunOfFlywayClosesAllItsSessionsAlthoughOneOfThemIsLost() throws Exception {
        RunSessions sessions = new RunSessions(
                live, null, Engines.of("mysql").orElseThrow().probes().activity());
        Connection first = sessions.source().getConnection();
        Connection second = sessions.source().getConnection();
        killed(first);

        sessions.close();

        assertThat(Stream.of(first, second)).allMatch(FlywayConnectionsTest::isClosed);
        assertThatThrownBy(() -> sessions.source().getConnection()).hasMessageContaining("has been ended");
    }

    /** In a transaction, which the driver rolls back before it closes a connection. */
    private void killed(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        String id = Jdbc.text(connection, "SELECT CONNECTION_ID()");
        try (Connection killer = live.connect()) {
            Jdbc.execute(killer, "KILL " + id);
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }
}
