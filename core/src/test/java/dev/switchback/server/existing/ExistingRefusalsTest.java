// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user is told whose PostgreSQL server will not do: the reason and the remedy, never the password. */
class ExistingRefusalsTest {

    private static final Duration ENOUGH = Duration.ofSeconds(60);

    private Apart apart;

    @BeforeEach
    void begin() throws SQLException {
        apart = Apart.with("CREATEDB");
    }

    @AfterEach
    void end() throws SQLException {
        assertThat(apart.databases()).isEmpty();
        apart.close();
    }

    @Test
    void aWrongPassword() {
        refusal(url(), "s3cret")
                .contains("password authentication failed", apart.user(), "SWITCHBACK_SERVER_PASSWORD")
                .contains("switchback.server.password");
    }

    @Test
    void aPasswordInTheUrlIsNotShownEither() {
        ExistingOptions options = new ExistingOptions(
                List.of(apart.request()),
                url() + "?user=" + apart.user() + "&password=s3cret",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                ENOUGH);
        refusal(options).contains("password authentication failed");
    }

    @Test
    void aPortThatNobodyListensAt() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        refusal("jdbc:postgresql://127.0.0.1:" + port + "/postgres", apart.password())
                .contains("127.0.0.1:" + port, "refused", "No server answers there");
    }

    @Test
    void aHostThatIsNotKnown() {
        refusal("jdbc:postgresql://no.such.host.invalid/postgres", apart.password())
                .contains("no.such.host.invalid", "UnknownHost", "No server answers there");
    }

    @Test
    void aServerThatAcceptsAndSaysNothing() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String silent = "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/postgres";
            refusal(options(silent, apart.password(), Map.of(), Duration.ofSeconds(5)))
                    .contains("no answer within 5 s", "No server answers there");
        }
    }

    @Test
    void aDatabaseThatIsNotThere() {
        refusal(url().replaceFirst("/[^/]*$", "/nowhere"), apart.password())
                .contains("\"nowhere\" does not exist", "such as postgres");
    }

    @Test
    void aRoleThatMayNotCreateDatabases() throws SQLException {
        apart.administer("ALTER ROLE " + apart.user() + " NOCREATEDB");
        refusal(url(), apart.password())
                .contains("may not create databases", "ALTER ROLE " + apart.user() + " CREATEDB;");
    }

    @Test
    void aRoleThatMayHaveNoMoreConnections() throws SQLException {
        apart.administer("ALTER ROLE " + apart.user() + " CONNECTION LIMIT 0");
        refusal(url(), apart.password()).contains("too many connections", "CONNECTION LIMIT", "a rehearsal needs 16");
    }

    @Test
    void aRoleThatMayHaveTooFewConnections() throws SQLException {
        apart.administer("ALTER ROLE " + apart.user() + " CONNECTION LIMIT 10");
        refusal(url(), apart.password()).contains("only 9 more connections are free on", "a rehearsal needs 16");
    }

    @Test
    void anotherVersionThanAskedFor() {
        refusal(options(url(), apart.password(), new DatabaseRequest("postgresql", 14)))
                .contains("is PostgreSQL 18", "postgresql:14 is asked for", "switchback.standIn=18");
    }

    @Test
    void anotherVersionIsTakenWhereItMayStandIn() throws IOException {
        ExistingOptions options = options(
                url(), apart.password(), new DatabaseRequest("postgresql", 14), new DatabaseRequest("postgresql", 18));
        try (ExistingServer server = ExistingServer.connect(options)) {
            assertThat(server.version()).startsWith("18.");
        }
    }

    @Test
    void anotherProductThanAskedFor() {
        refusal(options(url(), apart.password(), new DatabaseRequest("mysql", "8.0")))
                .contains("is PostgreSQL 18", "mysql:8.0 is asked for", "the URL of a MySQL server");
    }

    @Test
    void aUrlOfSeveralServersOrNone() {
        refusal("jdbc:postgresql://one,two/postgres", "s3cret").contains("\"one,two\" is more than one server");
        refusal("jdbc:oracle:thin:@//localhost/x?password=s3cret", "s3cret")
                .contains("not the URL of a database server");
    }

    @Test
    void aVariableThatASessionCannotHave() {
        refusal(options(url(), apart.password(), Map.of("max_connections", "7")))
                .contains("max_connections is ", "switchback.server.set.max_connections=7");
        refusal(options(url(), apart.password(), Map.of("lock_timeuot", "7"))).contains("lock_timeuot");
    }

    private String url() {
        return apart.administrators().url();
    }

    private AbstractStringAssert<?> refusal(String url, String password) {
        return refusal(options(url, password, apart.request()));
    }

    private static AbstractStringAssert<?> refusal(ExistingOptions options) {
        Throwable refusal = catchThrowable(() -> ExistingServer.connect(options).close());
        assertThat(refusal).isInstanceOf(IOException.class);
        return assertThat(refusal.getMessage())
                .doesNotContain("s3cret", options.password().orElse("s3cret"));
    }

    private ExistingOptions options(String url, String password, DatabaseRequest... requests) {
        return new ExistingOptions(
                List.of(requests), url, Optional.of(apart.user()), Optional.of(password), Map.of(), ENOUGH);
    }

    private ExistingOptions options(String url, String password, Map<String, String> variables) {
        return options(url, password, variables, ENOUGH);
    }

    private ExistingOptions options(String url, String password, Map<String, String> variables, Duration patience) {
        return new ExistingOptions(
                List.of(apart.request()), url, Optional.of(apart.user()), Optional.of(password), variables, patience);
    }
}
