// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.campaign.Wire;
import dev.switchback.server.Server;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Servers behind a network that passes nothing on and tells nobody, and servers that only take long.
 *
 * <p>Nearly all of it is waiting, so each is tried on all products at once.
 */
class LifelineTest {

    private static final Duration SILENCE = Duration.ofSeconds(3);

    /** Shorter than the statements that are waited for, and longer than a machine stands still. */
    private static final Duration SHORT_SILENCE = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** What is tried on a server of a product. */
    private interface Trial {
        void on(Server server, String product) throws Exception;
    }

    private void onEachProduct(Trial trial) throws Exception {
        Map<String, Future<?>> trials = new LinkedHashMap<>();
        for (String product : List.of("postgresql", "mysql", "mariadb")) {
            Server server = server(product);
            trials.put(product, threads.submit(() -> {
                trial.on(server, product);
                return null;
            }));
        }
        for (Map.Entry<String, Future<?>> each : trials.entrySet()) {
            assertThatCode(() -> each.getValue().get(180, TimeUnit.SECONDS))
                    .as(each.getKey())
                    .doesNotThrowAnyException();
        }
    }

    private static Server server(String product) throws SQLException {
        return switch (product) {
            case "mysql" -> TestServers.mysql();
            case "mariadb" -> TestServers.mariadb();
            default -> TestServers.of(new DatabaseRequest("postgresql", 15));
        };
    }

    private static String sleep(String product, int seconds) {
        return product.equals("postgresql") ? "SELECT pg_sleep(" + seconds + ")" : "SELECT SLEEP(" + seconds + ")";
    }

    private static Database through(Wire wire, Database database) {
        return new Database(
                database.url().replaceFirst(":\\d+/", ":" + wire.port() + "/"),
                database.user(),
                database.password(),
                database.name());
    }

    private static Wire wire(Database database) throws Exception {
        return new Wire(URI.create(database.url().substring("jdbc:".length())).getPort());
    }

    /** Returns what becomes of a statement that waits. */
    private CompletableFuture<String> waiting(Connection connection, String sql) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Jdbc.text(connection, sql);
                        return "answered";
                    } catch (SQLException e) {
                        return "given up";
                    }
                },
                threads);
    }

    private void isGivenUp(Server server, String product, boolean swallows) throws Exception {
        Database database = server.create("lifeline");
        try (Wire wire = wire(database)) {
            Database live = through(wire, database).lookedAfter(SILENCE);
            Connection connection = live.connect();
            CompletableFuture<String> outcome = waiting(connection, sleep(product, 100));
            // The lifeline has a session of its own by then.
            Thread.sleep(2000);
            if (swallows) {
                wire.swallow();
            } else {
                wire.cut();
            }

            assertThat(outcome.get(80, TimeUnit.SECONDS)).isEqualTo("given up");
            assertThat(live.silence()).contains("the server has not answered for");
        }
        end(database, product);
        server.drop(database);
    }

    /** The server has not noticed anything. */
    private static void end(Database database, String product) throws SQLException {
        try (Connection connection = database.connect()) {
            if (product.equals("postgresql")) {
                Jdbc.query(
                        connection,
                        row -> "",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid()");
            } else {
                for (String id : Jdbc.query(
                        connection,
                        row -> row.getString(1),
                        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()")) {
                    Jdbc.execute(connection, "KILL " + id);
                }
            }
        }
    }

    private void isWaitedFor(Server server, String product) throws Exception {
        Database database = server.create("lifeline");
        Database live = database.lookedAfter(SHORT_SILENCE);
        try (Connection connection = live.connect()) {
            assertThat(waiting(connection, sleep(product, 10)).get(60, TimeUnit.SECONDS))
                    .isEqualTo("answered");
        }
        assertThat(live.silence()).isEmpty();
        server.drop(database);
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws Exception {
        onEachProduct((server, product) -> isGivenUp(server, product, false));
    }

    @Test
    void aNetworkThatSwallowsNewConnectionsTooIsGivenUp() throws Exception {
        onEachProduct((server, product) -> isGivenUp(server, product, true));
    }

    @Test
    void aLongStatementIsWaitedFor() throws Exception {
        onEachProduct(this::isWaitedFor);
    }

    /** The session that asks is refused, and whoever refuses is there. */
    @Test
    void aServerThatLetsNobodyElseInIsNotGivenUp() throws Exception {
        Server server = server("postgresql");
        Database database = server.create("lifeline");
        Database live = database.lookedAfter(SHORT_SILENCE);
        Database neighbour = server.create("other");
        try (Connection other = neighbour.connect();
                Connection connection = live.connect()) {
            Jdbc.execute(other, "ALTER DATABASE \"" + database.name() + "\" ALLOW_CONNECTIONS false");
            assertThat(waiting(connection, sleep("postgresql", 10)).get(60, TimeUnit.SECONDS))
                    .isEqualTo("answered");
            Jdbc.execute(other, "ALTER DATABASE \"" + database.name() + "\" ALLOW_CONNECTIONS true");
        }
        server.drop(neighbour);
        server.drop(database);
    }

    /** What lies between is to see that an idle connection is wanted. */
    @Test
    void theSystemShowsThatAConnectionIsStillWanted() throws Exception {
        for (Server server : List.of(server("postgresql"), server("mariadb"))) {
            Database database = server.create("lifeline");
            Connecting.Connected connected = Connecting.to(database.lookedAfter(SILENCE), Duration.ofSeconds(30));
            try (Connection connection = connected.connection()) {
                assertThat(connected.sockets()).singleElement().satisfies(socket -> {
                    assertThat(socket.getKeepAlive()).isTrue();
                    assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE))
                            .isEqualTo(30);
                });
            }
            server.drop(database);
        }
    }

    @Test
    void nobodyIsLookedAfterWithoutBeingAsked() throws Exception {
        Server server = server("postgresql");
        Database database = server.create("lifeline");
        try (Wire wire = wire(database);
                Connection connection = through(wire, database).connect()) {
            CompletableFuture<String> outcome = waiting(connection, sleep("postgresql", 20));
            Thread.sleep(500);
            wire.cut();

            assertThatExceptionOfType(java.util.concurrent.TimeoutException.class)
                    .isThrownBy(() -> outcome.get(8, TimeUnit.SECONDS));
        }
        end(database, "postgresql");
        server.drop(database);
    }

    /** In a goal of Maven's, a thread that went on looked for classes that had been put away, and printed that it found none. */
    @Test
    void nobodyLooksAfterItAnyMoreWhenItHasEnded() throws Exception {
        Database database = TestServers.postgres().create("lifeline");
        Database live = database.lookedAfter(SILENCE);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Connection connection = live.connect();
                Connection observer = database.connect()) {
            awaitSessions(observer, 3);
            List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .filter(thread -> thread.getName().equals("switchback-lifeline"))
                    .toList();
            connection.close();
            live.lifeline().end();

            assertThat(threads)
                    .singleElement()
                    .satisfies(thread -> assertThat(thread.isAlive()).isFalse());
            awaitSessions(observer, 1);
            try (Connection another = live.connect()) {
                assertThat(another.isValid(5)).isTrue();
                awaitSessions(observer, 3);
            }
        } finally {
            live.lifeline().end();
            TestServers.postgres().drop(database);
        }
    }

    private static void awaitSessions(Connection observer, int wanted) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String seen = "";
        while (!seen.equals(String.valueOf(wanted))) {
            assertThat(System.nanoTime()).as("sessions: " + seen).isLessThan(deadline);
            seen = Jdbc.text(observer, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()");
            Thread.sleep(20);
        }
    }
}
