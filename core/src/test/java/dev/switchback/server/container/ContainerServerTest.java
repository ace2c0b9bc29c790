// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.container.ContainerOptions.Limits;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers in real containers; without an engine or an image it skips, and says what is missing. */
class ContainerServerTest {

    private static final DatabaseRequest POSTGRES = new DatabaseRequest("postgresql", 15);

    private Engine engine;

    @BeforeEach
    void find() {
        assumeThat(System.getenv("DOCKER_HOST"))
                .as("DOCKER_HOST names no container engine to try this on")
                .isNotNull();
        try {
            engine = Engine.find(Limits.USUAL.engine());
        } catch (IOException e) {
            assumeThat(false).as(e.getMessage()).isTrue();
        }
    }

    private void assumeImage(DatabaseRequest request) throws IOException {
        assumeThat(engine.tags(ImageProduct.of(request).repository()).stream().anyMatch(request::isMetBy))
                .as("no image for " + request + " is on this machine")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:15", "postgresql:18", "mysql:8.0", "mysql:9", "mariadb:10.11"})
    void anyProductHasThrowawayDatabases(String text) throws Exception {
        DatabaseRequest request = DatabaseRequest.parse(text);
        assumeImage(request);
        try (ContainerServer server = ContainerServer.start(ContainerOptions.of(request))) {
            Database database = server.create("shop");
            execute(database, "CREATE TABLE t (id INT PRIMARY KEY)");
            assertThat(request.isMetBy(server.version())).isTrue();
            assertThat(server.description())
                    .contains(server.version() + ", container (image ", "here already", "in memory")
                    .doesNotContain(database.password());
            assertThat(server.canClone()).isEqualTo(request.product().equals("postgresql"));
            if (server.canClone()) {
                execute(server.clone(database, "clone"), "INSERT INTO t VALUES (1)");
            }
            server.drop(database);
        }
    }

    @Test
    void aContainerServesTheNextOneIfNothingHasChanged() throws Exception {
        assumeImage(POSTGRES);
        String first;
        try (ContainerServer server = ContainerServer.start(ContainerOptions.of(POSTGRES));
                ContainerServer beside = ContainerServer.start(ContainerOptions.of(POSTGRES))) {
            first = server(server.create("x"));
            assertThat(server(beside.create("x"))).isNotEqualTo(first);
            execute(beside.create("x"), "CREATE ROLE reader");
        }
        try (ContainerServer again = ContainerServer.start(ContainerOptions.of(POSTGRES))) {
            Database database = again.create("x");
            assertThat(server(database)).isEqualTo(first);
            assertThat(ask(database, "SELECT count(*) FROM pg_database WHERE datname LIKE 'switchback%'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void variablesAreThoseOfProductionFromTheStart() throws Exception {
        DatabaseRequest request = new DatabaseRequest("mariadb", "10.11");
        assumeImage(request);
        Map<String, String> variables =
                Map.of("lower_case_table_names", "1", "sql_mode", "ANSI", "time_zone", "+02:00");
        try (ContainerServer server = ContainerServer.start(options(request, Optional.empty(), variables))) {
            Database database = server.create("x");
            assertThat(ask(database, "SELECT @@lower_case_table_names")).isEqualTo("1");
            assertThat(ask(database, "SELECT @@GLOBAL.sql_mode")).contains("ANSI_QUOTES");
            assertThat(ask(database, "SELECT @@time_zone")).isEqualTo("+02:00");
        }
    }

    @Test
    void aServerThatDoesNotStartIsHeard() throws Exception {
        assumeImage(POSTGRES);
        int before = containers();
        assertThatThrownBy(
                        () -> ContainerServer.start(options(POSTGRES, Optional.empty(), Map.of("lock_timeuot", "1"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has ended before it accepted a connection")
                .hasMessageContaining("unrecognized configuration parameter \"lock_timeuot\"");
        assertThat(containers()).isEqualTo(before);
    }

    @Test
    void anImageThatIsNotHereIsNotWaitedForWithoutEnd() {
        assertThatThrownBy(() ->
                        ContainerServer.start(options(POSTGRES, Optional.of("registry.invalid/postgres:15"), Map.of())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the image registry.invalid/postgres:15 is not here, and cannot be pulled")
                .hasMessageContaining("docker pull registry.invalid/postgres:15");
    }

    @Test
    void aNameThatNoImageCanHaveIsAnErrorOfTheSetting() {
        for (String name : List.of("My Image", "postgres:", "")) {
            assertThatThrownBy(() -> ContainerServer.start(options(POSTGRES, Optional.of(name), Map.of())))
                    .as(name)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("switchback.image");
        }
    }

    @Test
    void anImageOfAnotherVersionIsRefused() throws Exception {
        assumeImage(POSTGRES);
        int before = containers();
        assertThatThrownBy(() -> ContainerServer.start(
                        options(new DatabaseRequest("postgresql", 18), Optional.of("postgres:15"), Map.of())))
                .hasMessageContaining("container of postgres:15")
                .hasMessageContaining("is PostgreSQL 15")
                .hasMessageContaining("postgresql:18 is asked for");
        assertThat(containers()).isEqualTo(before);
    }

    @Test
    void aDatabaseThatIsKeptKeepsItsContainer() throws Exception {
        assumeImage(POSTGRES);
        Database database;
        String howTo;
        Map<String, String> own = Map.of("application_name", "kept");
        try (ContainerServer server = ContainerServer.start(options(POSTGRES, Optional.empty(), own))) {
            database = server.create("x");
            server.keep(server.create("y"));
            howTo = server.keep(database);
            server.create("not kept");
        }
        String container = howTo.replaceFirst("(?s).*docker rm -fv ", "");
        assertThat(howTo).contains(database.name(), "docker inspect").doesNotContain(database.password());
        assertThat(ask(database, "SELECT count(*) FROM pg_database WHERE datname LIKE 'switchback%'"))
                .isEqualTo("2");
        new Container(engine, container).remove();
    }

    @Test
    void aKilledProcessesContainerIsRemovedByTheNext() throws Exception {
        assumeImage(POSTGRES);
        try (ContainerJvm jvm = ContainerJvm.start("postgresql:15", 60, Map.of(), entry -> true)) {
            assertThat(jvm.told()).startsWith("started PostgreSQL 15");
            long other = jvm.process().pid();
            ContainerLeftovers.remove(engine);
            assertThat(containers(other)).isEqualTo(1);

            jvm.kill();
            // Tests of another JVM may be the next, and quicker.
            ContainerLeftovers.remove(engine);
            await(() -> containers(other) == 0);
        }
    }

    @Test
    void aProcessTakesItsContainerAlong() throws Exception {
        assumeImage(POSTGRES);
        try (ContainerJvm jvm = ContainerJvm.start("postgresql:15", 60, Map.of(), entry -> true)) {
            assertThat(jvm.told()).startsWith("started PostgreSQL 15");
            assertThat(containers(jvm.process().pid())).isEqualTo(1);
            assertThat(jvm.end()).isZero();
            assertThat(containers(jvm.process().pid())).isZero();
        }
    }

    private static ContainerOptions options(
            DatabaseRequest request, Optional<String> image, Map<String, String> variables) {
        Limits limits = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(1));
        return new ContainerOptions(request, image, variables, true, limits);
    }

    private static void await(BooleanSupplier state) throws InterruptedException {
        for (int i = 0; i < 1200 && !state.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(state.getAsBoolean()).isTrue();
    }

    private int containers() {
        return containers(ProcessHandle.current().pid());
    }

    /** Returns how many containers a process has; tests run in several at once. */
    private int containers(long process) {
        return engine.client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(Labels.OURS, Labels.PROCESS + "=" + process))
                .exec()
                .size();
    }

    private static String server(Database database) {
        return database.url().replaceFirst("/switchback_.*", "");
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }
}
