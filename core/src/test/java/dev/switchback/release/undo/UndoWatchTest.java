// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.database.Jdbc;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.LiveProject;
import dev.switchback.release.watch.Pace;
import dev.switchback.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An undo script is watched as a migration is. */
class UndoWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Lines follow each other quickly, so that the tests do. */
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2));

    private final List<String> told = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    /** A shop whose second version is taken back by a script. */
    private LiveProject shop(Server server, String header, String undo) throws Exception {
        LiveProject project = new LiveProject(directory, server)
                .with(
                        "V1__shop.sql",
                        "CREATE TABLE shop (id INT PRIMARY KEY, name VARCHAR(9)); CREATE TABLE go (id INT);")
                .with("V2__row.sql", header + "INSERT INTO shop VALUES (1, 'a');")
                .with("U2__row.sql", undo);
        project.migrate();
        return project.set("switchback.confirm", project.database().name());
    }

    private void undo(LiveProject project) throws Exception {
        UndoRelease.run(
                project.live(), getClass().getClassLoader(), project.reading().goal(), QUICK, told::add);
    }

    private String refusal(LiveProject project) {
        return assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> undo(project))
                .actual()
                .getMessage();
    }

    private void awaitTold(String text) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!String.join("\n", told).contains(text)) {
            assertThat(System.nanoTime())
                    .as("not told: " + text + "\n" + String.join("\n", told))
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static String newest(LiveProject project) throws Exception {
        return project.release().history().newest().map(HistoryEntry::label).orElse("none");
    }

    private static boolean isPostgres(LiveProject project) {
        return project.database().url().startsWith("jdbc:postgresql");
    }

    /** Changes a row, and goes on when the test says so. */
    private static String slow(boolean isPostgres) {
        return "UPDATE shop SET name = 'undone';\n"
                + (isPostgres
                        ? "DO $$ BEGIN WHILE NOT EXISTS (SELECT 1 FROM go) LOOP PERFORM pg_sleep(0.05); END LOOP; END $$;"
                        : "DO GET_LOCK('go', 300);");
    }

    private static void run(Connection session, String sql) {
        try {
            Jdbc.execute(session, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void whatItIsAtAndWhoWaitsForItIsTold(Supplier<Server> server) throws Exception {
        boolean isPostgres = server.get() == TestServers.postgres();
        try (LiveProject project = shop(server.get(), "", slow(isPostgres));
                Connection holder = project.database().connect();
                Connection client = project.database().connect()) {
            assertThat(isPostgres(project)).isEqualTo(isPostgres);
            if (!isPostgres) {
                Jdbc.execute(holder, "DO GET_LOCK('go', 0)");
            }
            CompletableFuture<Void> undoing = CompletableFuture.runAsync(() -> {
                try {
                    undo(project);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitTold(isPostgres ? "s: DO $$ BEGIN WHILE NOT EXISTS" : " on user level lock go, held by session ");
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> run(client, "UPDATE shop SET name = 'b'"));
            awaitTold("1 session waits for this undo, the longest for ");
            awaitTold(": UPDATE shop SET name = ");
            Jdbc.execute(holder, isPostgres ? "INSERT INTO go VALUES (1)" : "DO RELEASE_LOCK('go')");
            undoing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(newest(project)).isEqualTo("1");
            assertThat(told).noneMatch(line -> line.contains("WARNING"));
        }
    }

    private static final String FOR_EVER = "CREATE TABLE big AS SELECT COUNT(*) AS n FROM information_schema.COLUMNS a,"
            + " information_schema.COLUMNS b, information_schema.COLUMNS c";

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void whatTakesTooLongIsWarnedOfAndEnded(Supplier<Server> server) throws Exception {
        boolean isPostgres = server.get() == TestServers.postgres();
        try (LiveProject project = shop(server.get(), "", isPostgres ? "SELECT pg_sleep(300);" : FOR_EVER + ";")) {
            project.set("switchback.limit.warning", "1s").set("switchback.limit.failure", "6s");

            assertThat(refusal(project))
                    .contains("U2__row.sql, line 1 was ended: it had taken more than 6 s.")
                    .contains("raise switchback.limit.failure, or state a budget in the migration's header")
                    .contains("version 2 (row) is applied as before");
            assertThat(told)
                    .anyMatch(line ->
                            line.startsWith("WARNING: U2__row.sql has taken more than 1 s; it is ended at 6 s"));
            assertThat(newest(project)).isEqualTo("2");
        }
    }

    /** A header that states a budget means that both ways may take so long. */
    @Test
    void aStatedBudgetGoesBeforeTheLimits() throws Exception {
        try (LiveProject project =
                shop(TestServers.postgres(), "-- Budget: 5m\n", "SELECT pg_sleep(2.5); DELETE FROM shop;")) {
            project.set("switchback.limit.warning", "500ms").set("switchback.limit.failure", "1s");

            undo(project);

            assertThat(newest(project)).isEqualTo("1");
            assertThat(told).noneMatch(line -> line.contains("WARNING"));
        }
    }

    @Test
    void whoHeldTheLockIsToldThatItDidNotGet() throws Exception {
        try (LiveProject project = shop(TestServers.postgres(), "", "DROP TABLE go; DELETE FROM shop;");
                Connection holder = project.database().connect()) {
            holder.setAutoCommit(false);
            Jdbc.query(holder, row -> row.getInt(1), "SELECT count(*) FROM go");
            String session = Jdbc.text(holder, "SELECT pg_backend_pid()::text");
            project.set("switchback.lockTimeout", "4s").set("switchback.lockRetries", "0");

            assertThat(refusal(project))
                    .contains("U2__row.sql, line 1 fails: ")
                    .contains("It did not get its lock within 4 s; AccessExclusiveLock on go was held by session "
                            + session + " (")
                    .contains("version 2 (row) is applied as before");
            holder.rollback();
        }
    }
}
