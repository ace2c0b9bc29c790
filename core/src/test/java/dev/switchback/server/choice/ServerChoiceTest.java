// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import dev.switchback.server.choice.ServerRequest.Login;
import dev.switchback.server.choice.ServerRequest.Where;
import java.io.IOException;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerChoiceTest {

    private static final DatabaseRequest POSTGRES = DatabaseRequest.DEFAULT;

    @Test
    void whatCanBeEmbeddedIs() throws Exception {
        try (Server server = ServerChoice.start(ServerRequest.of(POSTGRES))) {
            assertThat(server.description()).startsWith("PostgreSQL 18.").contains(", embedded (", "the first choice");
        }
    }

    @Test
    void theServersVariablesAreThoseOfProduction() throws Exception {
        ServerRequest request = request(POSTGRES, Where.EMBEDDED, Optional.empty(), Map.of("lock_timeout", "77s"));
        try (Server server = ServerChoice.start(request);
                Connection connection = server.create("x").connect()) {
            assertThat(Jdbc.text(connection, "SHOW lock_timeout")).isEqualTo("77s");
        }
    }

    @Test
    void aServerThatIsNamedIsUsed() throws Exception {
        Database theirs = TestServers.postgres().create("theirs");
        ServerRequest request = request(POSTGRES, Where.AUTO, Optional.of(theirs), Map.of("lock_timeout", "77s"));
        try (Server server = ServerChoice.start(request);
                Connection connection = server.create("x").connect()) {
            assertThat(server.description()).contains("a running server", "chosen by the settings");
            assertThat(Jdbc.text(connection, "SHOW lock_timeout")).isEqualTo("77s");
            assertThatThrownBy(() -> ServerChoice.another(server))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("switchback.server=embedded");
        }
        TestServers.postgres().drop(theirs);
    }

    @Test
    void anotherServerIsLikeTheFirst() throws Exception {
        try (Server server = ServerChoice.start(ServerRequest.of(POSTGRES));
                Server other = ServerChoice.another(server)) {
            assertThat(other.create("x").url()).isNotEqualTo(server.create("x").url());
            assertThat(other.version()).isEqualTo(server.version());
        }
    }

    @Test
    void anotherVersionStandsInOnlyWhereThatIsAllowed() throws Exception {
        DatabaseRequest old = new DatabaseRequest("postgresql", 9);
        ServerRequest request = request(old, Where.EMBEDDED, Optional.empty(), Map.of());
        assertThatThrownBy(() -> ServerChoice.start(request)).hasMessageContaining("PostgreSQL 9");

        try (Server server = ServerChoice.start(standIn(request, POSTGRES))) {
            assertThat(server.version()).startsWith("18.");
            assertThat(server.description()).contains("STANDS IN for postgresql:9, as switchback.standIn allows");
        }
    }

    @Test
    void whatIsNotToBeHadIsListedWithWhatIsMissing() {
        assertThatThrownBy(() -> ServerChoice.start(ServerRequest.of(new DatabaseRequest("postgresql", 9))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no way to a server for postgresql:9:\n  - embedded postgresql:9: ")
                .hasMessageContaining("\n  - container postgresql:9: ")
                .hasMessageContaining("\n  - existing: none is named; name one with switchback.server.url");
    }

    @Test
    void whatCannotBeEmbeddedComesFromAContainer() throws Exception {
        assumeThat(System.getenv("DOCKER_HOST"))
                .as("DOCKER_HOST names no container engine to try this on")
                .isNotNull();
        Server server;
        try {
            server = ServerChoice.start(ServerRequest.of(new DatabaseRequest("mariadb", "10.11")));
        } catch (IOException e) {
            assumeThat(e.getMessage()).as("no image for mariadb:10.11").doesNotContain("cannot be pulled");
            throw e;
        }
        try (server;
                Server other = ServerChoice.another(server)) {
            assertThat(server.description())
                    .startsWith("MariaDB 10.11.")
                    .contains(", container (image mariadb:10.11")
                    .contains("chosen because there is no other: embedded mariadb:10.11: ")
                    .hasLineCount(1);
            assertThat(other.create("x").url()).isNotEqualTo(server.create("x").url());
        }
    }

    @Test
    void aServerThatIsAskedForButNotNamedIsMissed() {
        assertThatThrownBy(() -> ServerChoice.start(request(POSTGRES, Where.EXISTING, Optional.empty(), Map.of())))
                .hasMessageContaining("switchback.server.url");
    }

    private static ServerRequest request(
            DatabaseRequest database, Where where, Optional<Database> login, Map<String, String> variables) {
        ServerRequest usual = ServerRequest.of(database);
        return new ServerRequest(
                database,
                where,
                usual.image(),
                login.map(each -> new Login(each.url(), Optional.of(each.user()), Optional.of(each.password()))),
                usual.home(),
                usual.cache(),
                usual.work(),
                usual.standIn(),
                variables,
                usual.binaries(),
                usual.patience());
    }

    private static ServerRequest standIn(ServerRequest request, DatabaseRequest other) {
        return new ServerRequest(
                request.database(),
                request.where(),
                request.image(),
                request.login(),
                request.home(),
                request.cache(),
                request.work(),
                Optional.of(other),
                request.variables(),
                request.binaries(),
                request.patience());
    }
}
