// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupProofTest {

    @TempDir
    Path directory;

    private Manifest taken(Project project, String... more) throws Exception {
        return LiveBackup.take(project.reading(more), project::hear);
    }

    private Manifest verify(Project project, String... more) throws Exception {
        return BackupProof.verify(project.reading(more), BinariesSource.NONE, project::hear);
    }

    private Project project(Server server, Database database, String product, String... statements) throws Exception {
        Programs.require(product, server.version());
        Project project = new Project(directory, database);
        project.run(statements);
        return project;
    }

    private void whatGoesInComesOut(Server server, Database database, Project project, String... more)
            throws Exception {
        try {
            Manifest taken = taken(project, more);

            Manifest verified = verify(project, more);

            assertThat(verified.isVerified()).isTrue();
            assertThat(verified.recoveryTime()).isPresent();
            assertThat(taken.rows()).isNotEmpty();
            assertThat(Backups.in(project.backups()).manifests()).containsExactly(verified);
            assertThat(Backups.in(project.backups()).leftovers()).isEmpty();
        } finally {
            server.drop(database);
        }
    }

    @Test
    void whatGoesInComesOutOnPostgresql() throws Exception {
        Server server = TestServers.of(new DatabaseRequest("postgresql", 15));
        Database database = server.create("live");
        whatGoesInComesOut(server, database, project(server, database, "postgresql", Samples.POSTGRESQL));
    }

    @Test
    void whatGoesInComesOutOnMysql() throws Exception {
        Server server = TestServers.mysql();
        Database database = server.create("live");
        whatGoesInComesOut(server, database, project(server, database, "mysql", Samples.MYSQL));
    }

    @Test
    void whatGoesInComesOutOnMariadb() throws Exception {
        Server server = TestServers.mariadb();
        Database database = server.create("live");
        Project project = new Project(directory, database);
        project.run(Samples.MYSQL);
        project.run(Samples.MARIADB);
        whatGoesInComesOut(server, database, project, "switchback.backup.tools", Programs.beside(database));
    }

    @Test
    void severalProcessesDumpAndRestore() throws Exception {
        Server server = TestServers.of(new DatabaseRequest("postgresql", 15));
        Database database = server.create("live");
        Project project = project(server, database, "postgresql", Samples.POSTGRESQL);
        taken(project, "switchback.backup.jobs", "3");

        assertThat(verify(project, "switchback.backup.jobs", "2").isVerified()).isTrue();
        server.drop(database);
    }

    @Test
    void aDamagedBackupIsToldByItsFile() throws Exception {
        Server server = TestServers.of(new DatabaseRequest("postgresql", 15));
        Database database = server.create("live");
        Project project = project(server, database, "postgresql", "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        Path dump = project.backups().resolve(taken(project).id()).resolve("dump.pgdump");

        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int there = file.read();
            file.seek(file.length() / 2);
            file.write(there ^ 1);
        }
        assertProblem(project, dump + " has other content than it had");
        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            file.setLength(file.length() - 100);
        }
        assertProblem(project, dump + " has ");
        Files.delete(dump);
        assertProblem(project, dump + " is missing");
        server.drop(database);
    }

    private void assertProblem(Project project, String words) {
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> verify(project))
                .withMessageContaining("cannot be relied on: its files are not as they were made: ")
                .withMessageContaining(words);
        assertThat(Backups.in(project.backups()).manifests().get(0).isVerified())
                .isFalse();
    }
}
