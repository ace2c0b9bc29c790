// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that keep others out of live tables are closed whatever becomes of them. */
class LockingSessionTest {

    private final List<Connection> opened = new ArrayList<>();

    private static Server server(Flavor flavor) {
        return flavor == Flavor.MYSQL ? TestServers.mysql() : TestServers.mariadb();
    }

    private Connection open(Database database) throws SQLException {
        Connection connection = database.connect();
        opened.add(connection);
        return connection;
    }

    private Connection openOne(Database database) throws SQLException {
        if (!opened.isEmpty()) {
            throw new SQLException("too many connections");
        }
        return open(database);
    }

    private static void assertClosed(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void aMomentThatCannotBeHeldLeavesNoSession(Flavor flavor) throws Exception {
        Database database = server(flavor).create("live");
        try {
            assertThatThrownBy(() -> LockedMoment.open(() -> openOne(database), flavor))
                    .hasMessage("too many connections");

            assertThat(opened).hasSize(1);
            assertClosed(opened);
        } finally {
            server(flavor).drop(database);
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void oneThatCannotBeEndedThroughItsEyeIsGivenUp(Flavor flavor) throws Exception {
        Database database = server(flavor).create("live");
        try {
            LockingSession session = LockingSession.open(() -> open(database), 5);
            session.begin("DO SLEEP(20)");
            String eye = Jdbc.text(opened.get(1), "SELECT CONNECTION_ID()");
            try (Connection killer = database.connect()) {
                Jdbc.execute(killer, "KILL " + eye);
            }
            long begun = System.nanoTime();

            session.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertClosed(opened);
        } finally {
            server(flavor).drop(database);
        }
    }
}
