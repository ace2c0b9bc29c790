// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.Sha256;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveBackupTest {

    @TempDir
    Path directory;

    private final Server server = TestServers.of(new DatabaseRequest("postgresql", 15));
    private Database database;
    private Project project;

    void live() throws Exception {
        Programs.require("postgresql", server.version());
        database = server.create("live");
        project = new Project(directory, database);
        project.run(Samples.POSTGRESQL);
    }

    @AfterEach
    void drop() throws Exception {
        if (database != null) {
            server.drop(database);
        }
    }

    private List<Path> entries() throws Exception {
        try (Stream<Path> paths = Files.list(project.backups())) {
            return paths.sorted().toList();
        }
    }

    @Test
    void aBackupIsADirectoryWithADumpAndWhatIsKnownOfIt() throws Exception {
        live();

        Manifest manifest = LiveBackup.take(project.reading(), project::hear);

        Path backup = project.backups().resolve(manifest.id());
        assertThat(entries()).containsExactly(project.backups().resolve(".gitignore"), backup);
        assertThat(Backups.in(project.backups()).manifests()).containsExactly(manifest);
        assertThat(manifest.database().name()).isEqualTo(database.name());
        assertThat(manifest.database().version()).isEqualTo(server.version());
        assertThat(manifest.schemaVersion()).isEmpty();
        assertThat(manifest.files())
                .extracting(Manifest.FileMark::name)
                .containsExactly("dump.pgdump", "schema.txt", "rights.txt");
        assertThat(Sha256.of(backup.resolve("dump.pgdump")))
                .isEqualTo(manifest.files().get(0).sha256());
        assertThat(manifest.rows()).hasSizeGreaterThan(5);
        assertThat(manifest.remarks()).isEmpty();
    }

    @Test
    void aDatabaseInAnotherEncodingIsBackedUpWithoutSumsAndSaysSo() throws Exception {
        live();
        String name = database.name() + "_latin";
        project.run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING LATIN1 LC_COLLATE 'C' LC_CTYPE 'C'");
        Project latin = new Project(directory, database.inDatabase(name));
        latin.run("CREATE TABLE t (a text)", "INSERT INTO t VALUES ('ü')");

        Manifest manifest = LiveBackup.take(latin.reading(), project::hear);
        Manifest verified = BackupProof.verify(latin.reading(), BinariesSource.NONE, project::hear);
        project.run("DROP DATABASE " + name);

        assertThat(manifest.rows()).isEmpty();
        assertThat(manifest.remarks())
                .containsExactly(
                        "No rows were counted and summed up: sums are of text in UTF8, and the database has LATIN1.");
        assertThat(verified.lastVerification().orElseThrow().what()).contains("no rows, which were not counted");
    }

    @Test
    void nobodyElseCanReadIt() throws Exception {
        live();

        Manifest manifest = LiveBackup.take(project.reading("switchback.backup.jobs", "2"), project::hear);

        try (Stream<Path> paths = Files.walk(project.backups())) {
            for (Path path : paths.toList()) {
                String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(permissions).as("%s", path).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
        assertThat(manifest.files()).extracting(Manifest.FileMark::name).contains("dump/toc.dat");
    }

    @Test
    void aServerThatIsNewerThanEveryProgramIsRefusedWithWhatThereIs() throws Exception {
        live();
        Path tools = Files.createDirectory(directory.resolve("tools"));
        Path program = Files.writeString(tools.resolve("pg_dump"), "#!/bin/sh\necho 'pg_dump (PostgreSQL) 14.9'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() ->
                        LiveBackup.take(project.reading("switchback.backup.tools", tools.toString()), project::hear))
                .withMessageContaining("No pg_dump can dump postgresql " + server.version())
                .withMessageContaining(program + " 14.9 is older than the server")
                .withMessageContaining("Install the package postgresql-client-15");
        assertThat(project.backups()).doesNotExist();
    }

    @Test
    void aProgramThatFailsHalfWayLeavesNothing() throws Exception {
        live();
        Path tools = Files.createDirectory(directory.resolve("tools"));
        Path program = Files.writeString(tools.resolve("pg_dump"), """
                #!/bin/sh
                if [ "$1" = --version ]; then echo 'pg_dump (PostgreSQL) 15.9'; exit; fi
                echo PGDMP
                echo "pg_dump: error: $(cut -d: -f5 $PGPASSFILE): connection lost" >&2
                exit 1
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() ->
                        LiveBackup.take(project.reading("switchback.backup.tools", tools.toString()), project::hear))
                .withMessageContaining("ended with exit code 1: pg_dump: error: ***: connection lost")
                .withMessageContaining("nothing is left");
        assertThat(entries()).containsExactly(project.backups().resolve(".gitignore"));
    }
}
