// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.campaign.Wire;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A network that passes nothing on any more, and tells nobody, while a program is at work or a session asks. */
@Timeout(240)
class SilentNetworkTest {

    @TempDir
    Path directory;

    private final Server server = TestServers.of(new DatabaseRequest("postgresql", 15));
    private Path tools;
    private Database database;
    private Wire wire;
    private Project project;

    @BeforeEach
    void live() throws Exception {
        Tool real = Programs.require("postgresql", server.version());
        tools = Files.createDirectory(directory.resolve("bin"));
        for (String name : List.of("pg_dump", "pg_restore")) {
            program(name, "exec " + real.program().resolveSibling(name) + " \"$@\"");
        }
        database = server.create("live");
        wire = new Wire(URI.create(database.url().substring("jdbc:".length())).getPort());
        String url = database.url().replaceFirst(":\\d+/", ":" + wire.port() + "/");
        project = new Project(directory, new Database(url, database.user(), database.password(), database.name()));
        project.run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
    }

    private void program(String name, String script) throws Exception {
        Path program = tools.resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** It does nothing any more, as one that waits for a server; and then the network is cut. */
    private void hangs(String name) throws Exception {
        Path begun = tools.resolve("begun");
        program(
                name,
                "case $1 in --version) echo 'pg_dump (PostgreSQL) 15.1'; exit;; esac\ntouch " + begun
                        + "\nexec sleep 300");
        Thread cutting = new Thread(() -> {
            try {
                while (!Files.exists(begun)) {
                    Thread.sleep(20);
                }
                wire.cut();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        cutting.start();
    }

    private String[] settings() {
        return new String[] {
            "switchback.silence",
            "4s",
            "switchback.backup.tools",
            tools.toString(),
            "switchback.confirm",
            database.name()
        };
    }

    @AfterEach
    void drop() throws Exception {
        wire.close();
        try (Connection connection = database.inDatabase("postgres").connect()) {
            for (String other : Jdbc.query(
                    connection,
                    row -> row.getString(1),
                    "SELECT datname FROM pg_database WHERE datname LIKE '" + database.name() + "_%'")) {
                Jdbc.execute(connection, "DROP DATABASE \"" + other + "\" WITH (FORCE)");
            }
            Jdbc.execute(connection, "DROP DATABASE \"" + database.name() + "\" WITH (FORCE)");
        }
    }

    @Test
    void aBackupIsGivenUpAndLeavesNothing() throws Exception {
        hangs("pg_dump");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> LiveBackup.take(project.reading(settings()), project::hear))
                .withMessageContaining("Nothing was backed up")
                .withMessageContaining("the server has not answered for");

        assertThat(directory.resolve("switchback-backups")).isDirectoryNotContaining("glob:**unfinished**");
    }

    @Test
    void aRestoreIsGivenUpAndTellsWhatItLeaves() throws Exception {
        LiveBackup.take(project.reading("switchback.backup.tools", tools.toString()), project::hear);
        hangs("pg_restore");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> LiveRestore.restore(project.reading(settings()), project::hear))
                .withMessageContaining("Nothing was restored")
                .withMessageContaining("the server has not answered for")
                .withMessageContaining("The live database " + database.name() + " is as it was.");

        assertThat(project.said()).contains("What was restored so far could not be removed", "DROP DATABASE");
    }

    /** The session that counts waits for the table, and nobody else does. */
    @Test
    void aQuestionOfABackupIsGivenUp() throws Exception {
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            Jdbc.execute(other, "LOCK TABLE t");
            Thread cutting = new Thread(() -> {
                try {
                    awaitWaiting();
                    wire.cut();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            cutting.start();

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> LiveBackup.take(project.reading(settings()), project::hear))
                    .withMessageContaining("the server has not answered for");
            other.rollback();
        }
    }

    private void awaitWaiting() throws SQLException, InterruptedException {
        try (Connection look = database.connect()) {
            while (Jdbc.text(look, "SELECT count(*) FROM pg_locks WHERE NOT granted")
                    .equals("0")) {
                Thread.sleep(20);
            }
        }
    }
}
