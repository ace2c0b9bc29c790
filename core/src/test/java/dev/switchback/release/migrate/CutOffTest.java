// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.campaign.Wire;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The session, or the network between, is gone in the middle of a migration. */
class CutOffTest {

    @TempDir
    Path directory;

    private LiveProject shop(String product) throws Exception {
        LiveProject project =
                new LiveProject(directory, product).with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);");
        project.migrate();
        return project.with(
                "V2__slow.sql",
                (project.isPostgres() ? "SELECT pg_sleep(150)" : "INSERT INTO shop SELECT SLEEP(150)") + ";");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void aSessionThatIsEndedByAnOperatorIsAFailureWithAState(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            CompletableFuture<String> failure = failing(project);
            project.awaitStatement(project.isPostgres() ? "SELECT pg_sleep" : "INSERT INTO shop SELECT SLEEP");
            if (project.isPostgres()) {
                project.ask(
                        "SELECT bool_or(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'");
            } else {
                project.execute(
                        "KILL "
                                + project.ask(
                                        "SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE 'INSERT INTO shop SELECT SLEEP%'"));
            }

            assertThat(failure.get(60, TimeUnit.SECONDS))
                    .contains("V2__slow.sql failed", "is at version 1", "Ways out:");
            assertThat(project.history()).isEqualTo("1 true");
            assertThat(recorded(project)).isEqualTo(project.isPostgres() ? "failed" : "failed V2__slow.sql");
            if (!project.isPostgres()) {
                // Flyway could not note it, so that its history says nothing of what may be there.
                assertThat(project.failure())
                        .contains(
                                "was cut off while it was at V2__slow.sql",
                                "-Dswitchback.confirm=" + project.database.name());
            }
        }
    }

    /** Returns the outcome of the last release, and at which migration it was if what is left of that is not known. */
    private static String recorded(LiveProject project) throws SQLException {
        return project.ask(
                "SELECT CASE WHEN at_work IS NULL THEN outcome ELSE concat(outcome, ' ', at_work) END FROM switchback_deployment"
                        + " ORDER BY begun DESC LIMIT 1");
    }

    private static CompletableFuture<String> failing(LiveProject project) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return project.failure();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** It answers, and does not say what was asked. */
    @Test
    void aServerThatRefusesToTellIsNotGivenUp() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            String user = project.database.name() + "_d";
            project.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'pw'; GRANT ALL ON SCHEMA public TO " + user
                    + "; GRANT ALL ON ALL TABLES IN SCHEMA public TO " + user
                    + "; REVOKE EXECUTE ON FUNCTION pg_catalog.pg_blocking_pids(integer) FROM PUBLIC");
            project.set("flyway.user", user).set("flyway.password", "pw").with("V2__slow.sql", "SELECT pg_sleep(5);");
            try {
                assertThat(String.join("\n", project.migrate()))
                        .contains("The server does not tell how it goes", "is at version 2")
                        .doesNotContain("given up");
            } finally {
                project.execute("DROP OWNED BY " + user + "; DROP ROLE " + user);
            }
        }
    }

    /** The session that looks is ended, and no other is let in for longer than the server may be silent. */
    @Test
    void aServerThatLetsNobodyElseInIsNotGivenUp() throws Exception {
        try (LiveProject project = shop("postgresql:18");
                Connection neighbour = project.database.inDatabase("postgres").connect()) {
            String allow = "ALTER DATABASE \"" + project.database.name() + "\" ALLOW_CONNECTIONS ";
            project.with("V2__slow.sql", project.kept() + ";");
            CompletableFuture<List<String>> migrating;
            try (Connection keeping = project.keeping()) {
                migrating = project.migrating();
                project.awaitStatement(project.keptBeginning());
                Jdbc.execute(neighbour, allow + "false");
                long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                while (!project.printed().contains("does not tell how it goes")) {
                    assertThat(System.nanoTime()).as(project.printed()).isLessThan(deadline);
                    endTheOneThatLooks(neighbour, project.database.name());
                    Thread.sleep(20);
                }
                Thread.sleep(LiveProject.QUICK.silence().plusSeconds(1).toMillis());
                assertThat(project.printed())
                        .contains("does not tell how it goes")
                        .doesNotContain("given up");
                Jdbc.execute(neighbour, allow + "true");
                assertThat(keeping.isClosed()).isFalse();
            }
            assertThat(migrating.get(60, TimeUnit.SECONDS)).last().asString().contains("1 migration applied");
        }
    }

    private static void endTheOneThatLooks(Connection neighbour, String database) throws SQLException {
        Jdbc.query(
                neighbour,
                row -> "",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND query LIKE 'SELECT w.pid AS waiter%'",
                database);
    }

    @Test
    void aNetworkThatIsCutIsGivenUp() throws Exception {
        try (LiveProject project = shop("postgresql:18");
                Wire wire = new Wire(URI.create(project.database.url().substring("jdbc:".length()))
                        .getPort())) {
            project.set("flyway.url", project.database.url().replaceFirst(":\\d+/", ":" + wire.port() + "/"));
            CompletableFuture<String> failure = failing(project);
            project.awaitPrinted("Applies V2");
            wire.cut();

            assertThat(failure.get(120, TimeUnit.SECONDS))
                    .contains("V2__slow.sql failed: the server has not answered for")
                    .contains("the history of", "could not be read", "the server rolls its transaction back");
            try (var records = Files.list(directory.resolve("switchback-deployments"))) {
                assertThat(records.sorted()
                                .reduce((first, second) -> second)
                                .map(CutOffTest::read)
                                .orElseThrow())
                        .contains("\"outcome\": \"failed\"");
            }
            project.ask(
                    "SELECT bool_or(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
