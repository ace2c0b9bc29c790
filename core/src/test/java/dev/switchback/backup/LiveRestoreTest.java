// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.choice.Engines;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRestoreTest {

    @TempDir
    Path directory;

    private final Server server = TestServers.of(new DatabaseRequest("postgresql", 15));
    private Tool real;
    private Database database;
    private Project project;

    @BeforeEach
    void live() throws Exception {
        real = Programs.require("postgresql", server.version());
        database = server.create("live");
        project = new Project(directory, database);
    }

    @AfterEach
    void drop() throws Exception {
        for (String other : beside()) {
            run("DROP DATABASE \"" + other + "\" WITH (FORCE)");
        }
        server.drop(database);
    }

    /** Returns the databases that a restore has made beside the live one. */
    private List<String> beside() throws SQLException {
        try (Connection connection = database.inDatabase("postgres").connect()) {
            return Jdbc.query(
                    connection,
                    row -> row.getString(1),
                    "SELECT datname FROM pg_database WHERE datname ~ '_(restored|former)_' ORDER BY 1");
        }
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = database.inDatabase("postgres").connect()) {
            Jdbc.execute(connection, statement);
        }
    }

    private String fingerprint() throws SQLException {
        try (Connection connection = database.connect()) {
            return Engines.of("postgresql")
                    .orElseThrow()
                    .schemaReader(connection)
                    .read()
                    .fingerprint()
                    .hex();
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }

    private void restore(String... more) throws Exception {
        LiveRestore.restore(project.reading(more), project::hear);
    }

    private String[] confirmed(String... more) {
        List<String> all = new ArrayList<>(List.of("switchback.confirm", database.name()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** As docs/backup.md says: the database's owner, with CREATEDB. */
    @Test
    void anOwnerWhoIsNoSuperuserRestores() throws Exception {
        run("DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'plain') THEN"
                + " CREATE ROLE plain LOGIN CREATEDB PASSWORD 'plain-1'; END IF; END$$");
        run("ALTER DATABASE \"" + database.name() + "\" OWNER TO plain");
        project = new Project(directory, new Database(database.url(), "plain", "plain-1", ""));
        project.run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        LiveBackup.take(project.reading(), project::hear);
        project.run("DELETE FROM t");

        try (Connection other = database.connect()) {
            Jdbc.text(other, "SELECT 1");
            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> restore(confirmed()))
                    .withMessageContaining("Nothing was put in the place of " + database.name())
                    .withMessageContaining("other sessions cannot be ended: ");
            run("DROP DATABASE \"" + beside().get(0) + "\"");
        }
        restore(confirmed());

        assertThat(text("SELECT count(*) FROM t")).isEqualTo("1");
        assertThat(text("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("plain");
        assertThat(project.said()).contains("what is free there cannot be seen from here");
    }

    @Test
    void aServerWithoutRoomForASecondDatabaseIsSeenBeforeItIsFilled() throws Exception {
        project.run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        Manifest taken = LiveBackup.take(project.reading(), project::hear);
        Path manifest = project.backups().resolve(taken.id()).resolve(Manifest.FILE);
        Files.writeString(
                manifest,
                Files.readString(manifest).replaceFirst("\"diskBytes\": \\d+", "\"diskBytes\": 70000000000000000"));

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> restore(confirmed()))
                .withMessageContaining("Nothing was restored: the server's disk has ")
                .withMessageContaining("The second database takes about 70000 TB of the server's disk")
                .withMessageContaining("is as it was. Make room");

        assertThat(beside()).isEmpty();
        assertThat(text("SELECT count(*) FROM t")).isEqualTo("1");
    }

    @Test
    void howMuchASecondDatabaseTakesIsToldBeforeAnybodyAgrees() throws Exception {
        project.run("CREATE TABLE t (a int)");
        LiveBackup.take(project.reading(), project::hear);

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(this::restore)
                .withMessageContaining("The second database takes about ")
                .withMessageContaining("MB of the server's disk, and the server's log up to ");
        restore(confirmed());

        assertThat(project.said()).contains(" are free there.");
    }

    @Test
    void theRestoredDatabaseTakesThePlaceOfTheLiveOneAsItWas() throws Exception {
        project.run(Samples.POSTGRESQL);
        String name = "\"" + database.name() + "\"";
        project.run(
                "DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'clerk') THEN CREATE ROLE clerk; END IF; END$$",
                "ALTER TABLE cache OWNER TO clerk",
                "GRANT SELECT ON customers TO clerk",
                "ALTER DATABASE " + name + " SET work_mem = '7MB'",
                "ALTER DATABASE " + name + " SET search_path TO public, \"odd \"\"name\"",
                "ALTER ROLE clerk IN DATABASE " + name + " SET statement_timeout = '3s'",
                "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC",
                "GRANT CONNECT ON DATABASE " + name + " TO clerk WITH GRANT OPTION");
        String before = fingerprint();
        Manifest manifest = LiveBackup.take(project.reading(), project::hear);
        project.run("DROP TABLE customers CASCADE", "DELETE FROM bills", "INSERT INTO cache VALUES ('written later')");

        try (Connection stays = database.connect()) {
            restore(confirmed());

            assertThat(stays.isValid(2)).isFalse();
        }
        assertThat(fingerprint()).isEqualTo(before).isEqualTo(manifest.schema().whole());
        assertThat(text("SELECT count(*) FROM customers")).isEqualTo("2000");
        assertThat(text("SHOW work_mem")).isEqualTo("7MB");
        assertThat(text("SELECT count(*) FROM pg_stats WHERE tablename = 'customers'"))
                .isNotEqualTo("0");
        assertThat(beside()).singleElement().asString().contains("_former_");
        assertThat(project.said())
                .contains(database.name() + " is the restored database from now on. 1 session on the former one ended.")
                .contains("DROP DATABASE \"" + beside().get(0) + "\";");
        try (Connection former = database.inDatabase(beside().get(0)).connect()) {
            assertThat(Jdbc.text(former, "SELECT count(*) FROM cache")).isEqualTo("2");
        }
    }

    @Test
    void restoresWithinOneSecondEachKeepTheirFormerDatabase() throws Exception {
        project.run("CREATE TABLE t (a int)");
        LiveBackup.take(project.reading(), project::hear);

        for (int i = 1; i <= 3; i++) {
            project.run("INSERT INTO t VALUES (1)");
            restore(confirmed());

            assertThat(text("SELECT count(*) FROM t")).isEqualTo("0");
            assertThat(beside()).hasSize(i).allMatch(each -> each.contains("_former_"));
        }
    }

    @Test
    void whileAnotherIsUnderWayNothingIsDone() throws Exception {
        project.run("CREATE TABLE t (a int)");
        LiveBackup.take(project.reading(), project::hear);
        AtomicReference<Throwable> second = new AtomicReference<>();

        LiveRestore.restore(project.reading(confirmed()), line -> {
            if (line.startsWith("Restored in ")) {
                second.set(catchThrowable(() -> restore(confirmed())));
            }
        });

        assertThat(second.get())
                .isInstanceOf(LiveProblem.class)
                .hasMessageContaining(
                        "Nothing was restored: A release or a restore of this database is under way already")
                .hasMessageContaining("pg_terminate_backend");
        assertThat(beside()).hasSize(1);
    }

    @Test
    void withoutTheNameOfTheDatabaseNothingIsDone() throws Exception {
        project.run("CREATE TABLE t (a int)");
        Manifest manifest = LiveBackup.take(project.reading(), project::hear);

        for (String[] settings : List.of(new String[0], new String[] {"switchback.confirm", "shop"})) {
            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> restore(settings))
                    .withMessageContaining("Nothing was restored yet.")
                    .withMessageContaining("mvn switchback:restore -Dswitchback.backup=" + manifest.id()
                            + " -Dswitchback.confirm=" + database.name());
        }
        assertThat(beside()).isEmpty();
    }

    @Test
    void aBackupOfAnotherDatabaseIsRefused() throws Exception {
        Database other = server.create("other");
        Manifest manifest = LiveBackup.take(new Project(directory, other).reading(), project::hear);
        server.drop(other);

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> restore(confirmed("switchback.backup", manifest.id())))
                .withMessageContaining("is of the database " + other.name());
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> restore(confirmed()))
                .withMessageContaining("there is no backup of " + database.name());
    }

    @Test
    void aBackupThatCannotBeReadIsToldWhereTheLatestIsMeant() throws Exception {
        project.run("CREATE TABLE t (a int)");
        Manifest older = LiveBackup.take(project.reading(), project::hear);
        Manifest newer = LiveBackup.take(project.reading(), project::hear);
        ofAnotherFormat(newer);

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(this::restore)
                .withMessageContaining("Nothing was restored yet. Backup " + older.id());
        assertThat(project.said()).contains(newer.id(), "it has format 99");

        ofAnotherFormat(older);
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(this::restore)
                .withMessageContaining("there is no backup of " + database.name())
                .withMessageContaining("it has format 99");
    }

    private void ofAnotherFormat(Manifest manifest) throws Exception {
        Path file = Backups.in(project.backups()).directoryOf(manifest).resolve(Manifest.FILE);
        Files.writeString(file, Files.readString(file).replaceFirst("\"format\": \\d+", "\"format\": 99"));
    }

    @Test
    void aRestoreThatFailsHalfWayLeavesTheLiveDatabaseAsItWas() throws Exception {
        project.run(Samples.POSTGRESQL);
        LiveBackup.take(project.reading(), project::hear);
        project.run("DELETE FROM bills");
        String before = fingerprint();
        Path tools = Files.createDirectory(directory.resolve("tools"));
        script(tools.resolve("pg_dump"), "exec " + real.program() + " \"$@\"");
        script(
                tools.resolve("pg_restore"),
                real.program().resolveSibling("pg_restore")
                        + " --section=pre-data \"$@\"; echo 'pg_restore: error: lost' >&2; exit 1");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> restore(confirmed("switchback.backup.tools", tools.toString())))
                .withMessageContaining("pg_restore: error: lost")
                .withMessageContaining("The live database " + database.name() + " is as it was.");
        script(tools.resolve("pg_restore"), real.program().resolveSibling("pg_restore") + " --section=pre-data \"$@\"");
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> restore(confirmed("switchback.backup.tools", tools.toString())))
                .withMessageContaining("is not what went in: ")
                .withMessageContaining("public.bills_2024 has 0 rows, and had 213");
        assertThat(beside()).isEmpty();
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(text("SELECT count(*) FROM bills")).isEqualTo("0");
    }

    private static void script(Path program, String words) throws Exception {
        Files.writeString(program, "#!/bin/sh\n" + words + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void anAccountThatMayNotIsToldWhatItLacks() throws Exception {
        project.run("CREATE TABLE t (a int)");
        LiveBackup.take(project.reading(), project::hear);
        run("DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'modest') THEN"
                + " CREATE ROLE modest LOGIN PASSWORD 'modest-1'; END IF; END$$");
        project = new Project(directory, new Database(database.url(), "modest", "modest-1", ""));

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> restore(confirmed()))
                .withMessageContaining("the account modest may not create databases (ALTER ROLE modest CREATEDB)")
                .withMessageContaining("is as it was");
    }

    /** A pool that connects again whenever it is thrown out. */
    @Test
    void aPoolThatComesBackAtOnceGetsTheRestoredDatabase() throws Exception {
        project.run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        LiveBackup.take(project.reading(), project::hear);
        project.run("INSERT INTO t VALUES (2)");
        List<Thread> pool = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread client = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try (Connection connection = database.connect()) {
                        while (!Thread.currentThread().isInterrupted()) {
                            Jdbc.text(connection, "SELECT count(*) FROM t");
                        }
                    } catch (SQLException e) {
                        Thread.onSpinWait(); // thrown out: at once again
                    }
                }
            });
            client.start();
            pool.add(client);
        }

        restore(confirmed());

        pool.forEach(Thread::interrupt);
        for (Thread client : pool) {
            client.join();
        }
        assertThat(text("SELECT count(*) FROM t")).isEqualTo("1");
    }
}
