// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.evidence.CheckResult;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rehearsal on a server that somebody else runs, as a user with no more than the privileges that are asked for. */
class ExistingServerTest {

    @TempDir
    private Path directory;

    static Stream<DatabaseRequest> databases() {
        return Stream.of(
                DatabaseRequest.DEFAULT, new DatabaseRequest("mysql", "8.0"), new DatabaseRequest("mariadb", "11.4"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void judgesAsOnAServerOfItsOwnAndLeavesNothing(DatabaseRequest request) throws Exception {
        Server apart = TestServers.of(request);
        Database theirs = apart.create("theirs");
        try {
            makeBuilder(request, theirs);
            List<String> before = databases(theirs);

            Map<String, String> verdicts = History.summary(history().results(settings(request, theirs)));

            assertThat(verdicts)
                    .hasSize(8)
                    .allSatisfy((trial, verdict) -> assertThat(verdict)
                            .isEqualTo(trial.equals("V2__name.sql: rollback") ? "FAIL " + LOST : "ok"));
            assertThat(databases(theirs)).isEqualTo(before);
        } finally {
            on(theirs, request.product().equals("postgresql") ? "DROP ROLE builder" : "DROP USER builder@'%'");
            apart.drop(theirs);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aServerThatDiesInTheMiddleIsNoVerdictOnAnything(DatabaseRequest request) throws Exception {
        TestServers.of(request);
        try (EmbeddedServer apart = EmbeddedServer.start(request)) {
            Database theirs = apart.create("theirs");
            makeBuilder(request, theirs);
            String sleep = request.product().equals("postgresql") ? "pg_sleep" : "sleep";
            History history = history().file("V3__slow.sql", "CREATE TABLE slow (id INT); SELECT " + sleep + "(30);");
            Thread killer = new Thread(() -> killWhileItSleeps(apart, theirs));
            killer.start();

            List<CheckResult> results = new ArrayList<>();
            assertThatThrownBy(() -> {
                        try (Rehearsal rehearsal = open(history, settings(request, theirs))) {
                            results.addAll(rehearsal.runAll());
                        }
                    })
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("left on the server: switchback_")
                    .hasMessageContaining("No server answers there, or it has gone");
            killer.join();
            Map<String, String> verdicts = History.summary(results);
            assertThat(verdicts).hasSize(12).containsEntry("V1__shop.sql: rollback", "ok");
            for (String check : List.of("fresh", "incremental", "rollback")) {
                assertThat(verdicts).containsEntry("V3__slow.sql: " + check, "??");
            }
        }
    }

    private static Rehearsal open(History history, Settings settings) throws RehearsalProblem {
        return Rehearsal.open(
                settings, ExistingServerTest.class.getClassLoader(), Hooks.NONE, RehearsalListener.SILENT);
    }

    private static void killWhileItSleeps(Server server, Database theirs) {
        String sql = theirs.url().startsWith("jdbc:postgresql:")
                ? "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%SELECT pg_sle%' AND state = 'active' AND pid <> pg_backend_pid()"
                : "SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'SELECT sleep%'";
        try (Connection connection = theirs.connect()) {
            while (Jdbc.text(connection, sql).equals("0")) {
                Thread.sleep(5);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        server.close();
    }

    private static final String LOST = "does-not-apply-again undo-inexact";

    private History history() {
        return new History(directory)
                .file("V1__shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY, city VARCHAR(20) NOT NULL);")
                .file("undo/U1__shop.sql", "DROP TABLE shop;")
                .file("V2__name.sql", "ALTER TABLE shop ADD COLUMN name VARCHAR(20);")
                .file("undo/U2__name.sql", "SELECT 1;");
    }

    private Settings settings(DatabaseRequest request, Database theirs) throws SettingsProblem {
        Map<String, String> values = Map.of(
                "switchback.database",
                request.toString(),
                "switchback.volume.counts",
                "100,1K",
                "switchback.server.url",
                theirs.url(),
                "switchback.server.user",
                "builder",
                "switchback.server.password",
                "s3cret");
        Settings settings = SettingsReader.read("history", directory, List.of(SettingsSource.of("test", values)))
                .settings();
        return settings.withFlyway(Map.of("flyway.locations", "filesystem:" + directory.resolve("db")));
    }

    private static void makeBuilder(DatabaseRequest request, Database theirs) throws SQLException {
        if (request.product().equals("postgresql")) {
            on(theirs, "CREATE ROLE builder LOGIN CREATEDB CONNECTION LIMIT 17 PASSWORD 's3cret'");
        } else {
            on(theirs, "CREATE USER builder@'%' IDENTIFIED BY 's3cret' WITH MAX_USER_CONNECTIONS 17");
            on(theirs, "GRANT ALL PRIVILEGES ON `switchback\\_%`.* TO builder@'%'");
        }
    }

    private static List<String> databases(Database theirs) throws SQLException {
        String sql = theirs.url().startsWith("jdbc:postgresql:") ? "SELECT datname FROM pg_database" : "SHOW DATABASES";
        try (Connection connection = theirs.connect()) {
            return Jdbc.query(connection, row -> row.getString(1), sql);
        }
    }

    private static void on(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }
}
