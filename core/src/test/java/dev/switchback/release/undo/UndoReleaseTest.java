// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.campaign.Wire;
import dev.switchback.database.Jdbc;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.ReleaseLock;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.LiveProject;
import dev.switchback.server.Server;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UndoReleaseTest {

    private final List<String> told = new ArrayList<>();

    @TempDir
    Path directory;

    /** Three versions; the last undo loses what the migration has dropped. */
    private LiveProject shop(Server server) throws Exception {
        LiveProject project = new LiveProject(directory, server)
                .with("V1__shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY, fax VARCHAR(40));")
                .with("U1__shop.sql", "DROP TABLE shop;")
                .with("V2__orders.sql", "CREATE TABLE orders (id INT PRIMARY KEY);")
                .with("U2__orders.sql", "DROP TABLE orders;")
                .with("V3__email.sql", "ALTER TABLE shop ADD COLUMN email VARCHAR(40);")
                .with("U3__email.sql", "ALTER TABLE shop DROP COLUMN email;");
        project.migrate();
        return project;
    }

    private void undo(LiveProject project, String... settings) throws Exception {
        for (int i = 0; i < settings.length; i += 2) {
            project.set(settings[i], settings[i + 1]);
        }
        LiveDatabase live = project.live();
        UndoRelease.run(live, getClass().getClassLoader(), project.reading().goal(), told::add);
    }

    private String refusal(LiveProject project, String... settings) {
        return assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> undo(project, settings))
                .actual()
                .getMessage();
    }

    private static String newest(LiveProject project) throws Exception {
        return project.release().history().newest().map(HistoryEntry::label).orElse("none");
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void theNewestVersionIsTakenBackAndFlywayIsContent(Supplier<Server> server) throws Exception {
        try (LiveProject project = shop(server.get())) {
            undo(project, "switchback.confirm", project.database().name());

            assertThat(newest(project)).isEqualTo("2");
            assertThat(told)
                    .contains("Takes version 3 (email) back with U3__email.sql.")
                    .anyMatch(line -> line.startsWith("The newest version is now version 2 (orders)."));
            assertThat(project.flyway().validateWithResult().getAllErrorMessages())
                    .contains("not applied")
                    .contains("3");
            project.migrate();
            project.flyway().validate();
            assertThat(newest(project)).isEqualTo("3");
        }
    }

    @Test
    void aNetworkThatPassesNothingOnIsGivenUp() throws Exception {
        try (LiveProject project = shop(TestServers.postgres());
                Wire wire = new Wire(URI.create(project.database().url().substring("jdbc:".length()))
                        .getPort())) {
            project.with("U3__email.sql", "SELECT pg_sleep(60);")
                    .set("switchback.silence", "4s")
                    .set("flyway.url", project.database().url().replaceFirst(":\\d+/", ":" + wire.port() + "/"));
            CompletableFuture<String> refusal = CompletableFuture.supplyAsync(() ->
                    refusal(project, "switchback.confirm", project.database().name()));
            while (!refusal.isDone()
                    && project.ask("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60)%'")
                            .equals("0")) {
                Thread.sleep(50);
            }
            wire.cut();

            assertThat(refusal.get(50, TimeUnit.SECONDS)).contains("the server has not answered for");
            project.ask(
                    "SELECT bool_or(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60)%'");
        }
    }

    @Test
    void severalAreTakenBackByStepsOrToAVersion() throws Exception {
        try (LiveProject project = shop(TestServers.postgres())) {
            undo(project, "switchback.confirm", project.database().name(), "switchback.target", "1");
            assertThat(newest(project)).isEqualTo("1");
            project.migrate();

            undo(project, "switchback.target", "", "switchback.steps", "3");
            assertThat(newest(project)).isEqualTo("none");
            assertThat(project.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void whatNoRehearsalHasSeenNeedsAPersonsWord() throws Exception {
        try (LiveProject project = shop(TestServers.postgres())) {
            assertThat(refusal(project))
                    .contains("Nothing was undone, because this may lose data:")
                    .contains("No rehearsal has shown what U3__email.sql does to version 3: there is no evidence in ")
                    .contains("-Dswitchback.confirm=" + project.database().name());
            assertThat(refusal(project, "switchback.confirm", "another"))
                    .contains("switchback.confirm names the database another, and flyway.url leads to ");
            assertThat(newest(project)).isEqualTo("3");
        }
    }

    @Test
    void whatARehearsalHasProvenIsDoneAtOnceAndWhatItRefutedIsNot() throws Exception {
        try (LiveProject project = shop(TestServers.postgres())) {
            project.with("V4__drop.sql", "ALTER TABLE shop DROP COLUMN fax;")
                    .with("U4__drop.sql", "ALTER TABLE shop ADD COLUMN fax VARCHAR(40);")
                    .set("switchback.volume.counts", "10,20")
                    .set("switchback.volumes", "*=20")
                    .set("switchback.check", "rollback")
                    .set("switchback.migration", "");
            project.rehearse();
            project.migrate();

            assertThat(refusal(project)).contains("there is no evidence in ").doesNotContain("saw U4");
            project.set("switchback.check", "");
            project.rehearse();
            assertThat(refusal(project)).contains("The rehearsal saw U4__drop.sql fail: ", "fax");

            undo(project, "switchback.confirm", project.database().name());
            undo(project, "switchback.confirm", "");
            assertThat(newest(project)).isEqualTo("2");

            project.with("U2__orders.sql", "DROP TABLE orders; -- edited");
            assertThat(refusal(project))
                    .contains("it, its undo script or a migration before it was edited since the rehearsal");
        }
    }

    @Test
    void whatCannotBeUndoneIsRefusedWithEveryReason() throws Exception {
        try (LiveProject project = shop(TestServers.postgres())) {
            project.with("V4__plain.sql", "SELECT 4;")
                    .with("V5__gone.sql", "-- Rollback: irreversible, the rows are gone\nDELETE FROM shop;");
            project.migrate();
            project.with("V3__email.sql", "ALTER TABLE shop ADD COLUMN email VARCHAR(50);");

            assertThat(refusal(project, "switchback.steps", "3"))
                    .contains("Version 5 (gone) cannot be undone: it is declared irreversible, the rows are gone")
                    .contains("Version 4 (plain) cannot be undone: it has no undo script")
                    .contains("Version 3 (email) cannot be undone: V3__email.sql was edited after it was applied");
            assertThat(refusal(project, "switchback.steps", "", "switchback.target", "7"))
                    .contains("Version 7 is not applied");
            assertThat(newest(project)).isEqualTo("5");
        }
    }

    @Test
    void onPostgresqlAScriptThatFailsLeavesNothing() throws Exception {
        try (LiveProject project = shop(TestServers.postgres())) {
            project.with("U3__email.sql", "DROP TABLE orders;\nDROP TABLE nowhere;");

            assertThat(refusal(project, "switchback.confirm", project.database().name()))
                    .contains("U3__email.sql, line 2 fails: ", "\"nowhere\" does not exist")
                    .contains("It was rolled back; version 3 (email) is applied as before.");
            assertThat(newest(project)).isEqualTo("3");
            assertThat(project.ask("SELECT to_regclass('orders')::text")).isEqualTo("orders");
        }
    }

    @Test
    void onMysqlAScriptThatFailsSaysWhatHasTakenEffect() throws Exception {
        try (LiveProject project = shop(TestServers.mysql())) {
            project.with("U3__email.sql", "ALTER TABLE shop DROP COLUMN email;\n\nDROP TABLE nowhere;");

            assertThat(refusal(project, "switchback.confirm", project.database().name()))
                    .contains("U3__email.sql, line 3 fails: ")
                    .contains("What ran before that is not rolled back: the statements of lines 1.")
                    .contains("The history still has version 3 (email)");
            assertThat(newest(project)).isEqualTo("3");
            assertThat(refusal(project, "switchback.confirm", ""))
                    .contains("An earlier undo was begun and its end is not recorded");
        }
    }

    @Test
    void aLockThatIsNotGivenUpEndsTheUndoAndSaysWhoHasIt() throws Exception {
        try (LiveProject project = shop(TestServers.postgres());
                Connection holder = project.database().connect()) {
            holder.setAutoCommit(false);
            Jdbc.execute(holder, "LOCK TABLE shop IN ACCESS SHARE MODE");

            assertThat(refusal(project, "switchback.confirm", project.database().name(), "switchback.hangLimit", "1s"))
                    .contains("U3__email.sql, line 1 was ended: ")
                    .contains("No statement of it has taken effect; version 3 (email) is applied as before.");
            holder.rollback();
            assertThat(newest(project)).isEqualTo("3");
        }
    }

    @Test
    void aVersionThatWasAppliedOutOfOrderMayStandOnWhatIsTakenBack() throws Exception {
        try (LiveProject project = shop(TestServers.postgres()).set("flyway.outOfOrder", "true")) {
            project.with("V2.5__late.sql", "CREATE VIEW late AS SELECT email FROM shop;")
                    .with("U2.5__late.sql", "DROP VIEW late;");
            project.migrate();

            assertThat(refusal(project))
                    .contains("Version 2.5 (late) was applied after 3 (email), out of order, and stays");
        }
    }

    @Test
    void aBaselineAFailedOneAndAMissingScriptAreRefused() throws Exception {
        try (LiveProject project = new LiveProject(directory, TestServers.mysql())) {
            project.execute("CREATE TABLE old (id INT)");
            project.flyway("5").baseline();
            assertThat(refusal(project)).contains("it is the baseline, and nothing was run for it");

            project.with("V6__a.sql", "CREATE TABLE a (id INT);").with("U6__a.sql", "DROP TABLE a;");
            project.migrate();
            project.delete("V6__a.sql");
            assertThat(refusal(project)).contains("its script V6__a.sql is not here");

            project.with("V6__a.sql", "CREATE TABLE a (id INT);")
                    .with("V7__b.sql", "CREATE TABLE b (id INT); CREATE TABLE b (id INT);");
            assertThatExceptionOfType(FlywayException.class).isThrownBy(project::migrate);
            assertThat(refusal(project)).contains("Migration 7 (b) has failed: what it left must be mended first");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void whileAReleaseIsUnderWayNothingIsUndone(Supplier<Server> server) throws Exception {
        try (LiveProject project = shop(server.get());
                ReleaseLock migrating = ReleaseLock.take(project.release().flyway(), project.database())) {
            assertThat(migrating.session().isValid(20)).isTrue();

            assertThat(refusal(project, "switchback.confirm", project.database().name()))
                    .contains("Nothing was undone: ", "A release or a restore of this database is under way already");
            assertThat(newest(project)).isEqualTo("3");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void aScriptThatDoesNotGetItsLockRunsAgain(Supplier<Server> server) throws Exception {
        try (LiveProject project = shop(server.get());
                Connection holder = project.database().connect()) {
            holder.setAutoCommit(false);
            Jdbc.query(holder, row -> row.getInt(1), "SELECT count(*) FROM shop");
            project.set("switchback.confirm", project.database().name()).set("switchback.lockTimeout", "1s");

            UndoRelease.run(
                    project.live(),
                    getClass().getClassLoader(),
                    project.reading().goal(),
                    line -> {
                        told.add(line);
                        if (line.contains("did not get its lock")) {
                            rollBack(holder);
                        }
                    });

            assertThat(told).anyMatch(line -> line.contains("U3__email.sql did not get its lock within 1.0 s"));
            assertThat(newest(project)).isEqualTo("2");
        }
    }

    private static void rollBack(Connection holder) {
        try {
            holder.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLockThatStaysAwayEndsItAfterTheLastAttempt() throws Exception {
        try (LiveProject project = shop(TestServers.postgres());
                Connection holder = project.database().connect()) {
            holder.setAutoCommit(false);
            Jdbc.query(holder, row -> row.getInt(1), "SELECT count(*) FROM shop");

            String refusal = refusal(
                    project,
                    "switchback.confirm",
                    project.database().name(),
                    "switchback.lockTimeout",
                    "200ms",
                    "switchback.lockRetries",
                    "1");

            assertThat(refusal)
                    .contains("U3__email.sql, line 1 fails: ", "lock timeout")
                    .contains("No statement of it has taken effect; version 3 (email) is applied as before.");
            assertThat(told)
                    .filteredOn(line -> line.contains("next attempt in"))
                    .hasSize(1);
            holder.rollback();
            assertThat(newest(project)).isEqualTo("3");
        }
    }
}
