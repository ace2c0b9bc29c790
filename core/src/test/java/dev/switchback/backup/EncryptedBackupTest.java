// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.encryption.AgeKeys;
import dev.switchback.evidence.Sha256;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.SettingsProblem;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedBackupTest {

    private static final String HEADING = "age-encryption.org/v1";

    @TempDir
    Path directory;

    private AgeKeys keys;
    private AgeKeys others;
    private Server server;
    private Database database;
    private Project project;

    @BeforeEach
    void make() throws Exception {
        keys = AgeKeys.make(directory.resolve("key.txt"));
        others = AgeKeys.make(directory.resolve("other.txt"));
    }

    private void live(Server chosen, String... statements) throws Exception {
        server = chosen;
        database = server.create("live");
        project = new Project(directory, database);
        project.run(statements);
    }

    private void postgresql(String... statements) throws Exception {
        Server chosen = TestServers.of(new DatabaseRequest("postgresql", 15));
        Programs.require("postgresql", chosen.version());
        live(chosen, statements);
    }

    private void mysql(String... statements) throws Exception {
        Server chosen = TestServers.mysql();
        Programs.require("mysql", chosen.version());
        live(chosen, statements);
    }

    @AfterEach
    void drop() throws Exception {
        if (database != null) {
            server.drop(database);
        }
    }

    private String ask(String query) throws Exception {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, query);
        }
    }

    private Manifest taken(String... more) throws Exception {
        return LiveBackup.take(
                project.reading(with(more, "switchback.backup.recipients", keys.recipient())), project::hear);
    }

    private Manifest verify(AgeKeys by, String... more) throws Exception {
        return BackupProof.verify(
                project.reading(with(more, "switchback.backup.identity", by.identity())),
                BinariesSource.NONE,
                project::hear);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private Path file(Manifest manifest, String name) {
        return project.backups().resolve(manifest.id()).resolve(name);
    }

    private static String heading(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        return new String(bytes, 0, Math.min(bytes.length, HEADING.length()), StandardCharsets.US_ASCII);
    }

    private void assertComesOut(Manifest taken, Manifest verified) throws Exception {
        assertThat(verified.isVerified()).isTrue();
        assertThat(verified.lastVerification().orElseThrow().what()).contains("by their counts and sums");
        assertThat(taken.making().recipients()).containsExactly(keys.recipient());
        assertThat(taken.rows()).isNotEmpty().allMatch(sum -> sum.sum().isEmpty());
        for (Manifest.FileMark mark : taken.files()) {
            assertThat(mark.name()).endsWith(".age");
            assertThat(heading(file(taken, mark.name()))).isEqualTo(HEADING);
        }
        assertThat(project.said()).contains("It is encrypted for " + keys.recipient());
        assertThat(Backups.in(project.backups()).manifests()).containsExactly(verified);
        assertThat(Backups.in(project.backups()).leftovers()).isEmpty();
    }

    @Test
    void whatGoesInComesOutOnPostgresql() throws Exception {
        postgresql(Samples.POSTGRESQL);

        Manifest taken = taken();

        assertComesOut(taken, verify(keys, "switchback.backup.jobs", "3"));
        assertThat(taken.files())
                .extracting(Manifest.FileMark::name)
                .containsExactly("dump.pgdump.age", "schema.txt.age", "rights.txt.age", "rows.json.age");
    }

    @Test
    void whatGoesInComesOutOnMysql() throws Exception {
        mysql(Samples.MYSQL);

        assertComesOut(taken(), verify(keys));
    }

    @Test
    void whatGoesInComesOutOnMariadb() throws Exception {
        live(TestServers.mariadb(), Samples.MYSQL);
        project.run(Samples.MARIADB);
        String[] tools = {"switchback.backup.tools", Programs.beside(database)};

        assertComesOut(taken(tools), verify(keys, tools));
    }

    @Test
    void anEncryptedBackupTakesTheLiveOnesPlace() throws Exception {
        postgresql("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1), (2)");
        taken();
        project.run("TRUNCATE t");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() ->
                        LiveRestore.restore(project.reading("switchback.confirm", database.name()), project::hear))
                .withMessageContaining("Nothing was restored")
                .withMessageContaining("-Dswitchback.backup.identity=<file>");
        LiveRestore.restore(
                project.reading("switchback.confirm", database.name(), "switchback.backup.identity", keys.identity()),
                project::hear);

        assertThat(ask("SELECT count(*) FROM t")).isEqualTo("2");
    }

    @Test
    void noPlainFileIsThereWhileItIsMade() throws Exception {
        postgresql(Samples.POSTGRESQL);
        Path tools = Files.createDirectory(directory.resolve("tools"));
        String real = Programs.require("postgresql", server.version()).program().toString();
        Path seen = directory.resolve("seen");
        Path program = Files.writeString(tools.resolve("pg_dump"), """
                #!/bin/sh
                if [ "$1" = --version ]; then exec %1$s --version; fi
                %1$s "$@" || exit
                find %2$s -type f -size +0 -path '*unfinished*' >> %3$s
                """.formatted(real, project.backups(), seen));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        taken("switchback.backup.tools", tools.toString(), "switchback.backup.jobs", "4");

        assertThat(Files.readAllLines(seen))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("/dump.pgdump.age") || line.contains("/.secrets/"));
        assertThat(project.said()).contains("as one stream by one process, whatever switchback.backup.jobs says");
    }

    @Test
    void withoutTheKeyNothingIsBegun() throws Exception {
        postgresql("CREATE TABLE t (a int)");
        Manifest taken = taken();

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> BackupProof.verify(project.reading(), BinariesSource.NONE, project::hear))
                .withMessage(
                        "Backup " + taken.id() + " was not verified: it is encrypted for " + keys.recipient() + ".\n"
                                + "  Name the file with the private key of one of them: -Dswitchback.backup.identity=<file>");
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> verify(others))
                .withMessageContaining("cannot be decrypted: it is encrypted for others than the holder of the key in "
                        + others.identity());
        assertThat(Backups.in(project.backups()).manifests()).containsExactly(taken);
        assertThat(project.said()).doesNotContain("Restores with");
    }

    @Test
    void aKeyThatOthersCanReadIsTold() throws Exception {
        postgresql("CREATE TABLE t (a int)");
        taken();
        Files.setPosixFilePermissions(keys.file(), PosixFilePermissions.fromString("rw-r--r--"));

        verify(keys);

        assertThat(project.said()).contains("Others can read the private key in " + keys.identity());
    }

    /** A backup whose manifest agrees with its damaged file: the encryption itself is what notices. */
    private void damaged(Manifest manifest, String name, long length) throws Exception {
        Path file = file(manifest, name);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
        Path json = file(manifest, Manifest.FILE);
        Manifest.FileMark before = manifest.files().stream()
                .filter(mark -> mark.name().equals(name))
                .findFirst()
                .orElseThrow();
        String told = "\"bytes\": %s,\n      \"sha256\": \"%s\"";
        String text = Files.readString(json);
        assertThat(text).contains(told.formatted(before.bytes(), before.sha256()));
        Files.writeString(
                json,
                text.replace(told.formatted(before.bytes(), before.sha256()), told.formatted(length, Sha256.of(file))));
    }

    @Test
    void aDumpThatWasCutOffBehindTheManifestsBackIsNoticedOnPostgresql() throws Exception {
        postgresql(Samples.POSTGRESQL);
        Manifest manifest = taken();
        damaged(manifest, "dump.pgdump.age", Files.size(file(manifest, "dump.pgdump.age")) - 20_000);

        assertNoticed();
    }

    @Test
    void aDumpThatWasCutOffBehindTheManifestsBackIsNoticedOnMysql() throws Exception {
        mysql(Samples.MYSQL);
        Manifest manifest = taken();
        damaged(manifest, "dump.sql.gz.age", Files.size(file(manifest, "dump.sql.gz.age")) - 1);

        assertNoticed();
    }

    private void assertNoticed() {
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> verify(keys))
                .withMessageContaining(
                        "cannot be relied on: the restore failed: the dump cannot be read: it was changed"
                                + " or cut off since it was encrypted");
        assertThat(Backups.in(project.backups()).manifests().get(0).isVerified())
                .isFalse();
    }

    @Test
    void aSchemaListThatWasCutOffIsToldByItsFile() throws Exception {
        postgresql("CREATE TABLE t (a int)");
        Manifest manifest = taken();
        damaged(manifest, "schema.txt.age", Files.size(file(manifest, "schema.txt.age")) - 1);

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> verify(keys))
                .withMessageContaining(file(manifest, "schema.txt.age") + " cannot be read: it was changed or cut off");
    }

    @Test
    void aDamagedFileIsToldByTheManifest() throws Exception {
        postgresql("CREATE TABLE t (a int)");
        Path dump = file(taken(), "dump.pgdump.age");
        try (RandomAccessFile open = new RandomAccessFile(dump.toFile(), "rw")) {
            open.setLength(open.length() - 1);
        }

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> verify(keys))
                .withMessageContaining("its files are not as they were made: " + dump + " has ");
    }

    @Test
    void whoeverCannotBeEncryptedForIsToldBeforeAnythingIsDone() throws Exception {
        postgresql("CREATE TABLE t (a int)");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() ->
                        LiveBackup.take(project.reading("switchback.backup.recipients", "team.txt"), project::hear))
                .withMessageContaining("there is no file " + directory.resolve("team.txt"));
        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> project.reading("switchback.backup.recipients", keys.secret()))
                .withMessageContaining("may be a private key, and is not shown")
                .satisfies(e ->
                        assertThat(e.getMessage()).doesNotContain(keys.secret().substring(16)));
        assertThat(project.backups()).doesNotExist();
        assertThat(project.said()).isEmpty();
    }

    @Test
    void theListTellsForWhomABackupIs() throws Exception {
        postgresql("CREATE TABLE t (a int)");
        taken();
        LiveBackup.take(project.reading(), project::hear);

        List<String> lines = BackupList.lines(Backups.in(project.backups()), Instant.now());

        assertThat(lines.get(2)).contains("  no  ");
        assertThat(lines.get(3)).contains("for " + keys.recipient().substring(0, 12) + "…");
    }
}
