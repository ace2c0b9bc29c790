// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.OtherJvm;
import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.server.embedded.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may go wrong while a backup is made: nothing is ever left that looks like one and is none. */
class BackupTroubleTest {

    private static final String WHILE_ITS_JVM_LIVES = "while kill -0 $PPID 2>/dev/null; do sleep 0.1; done";

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
        server.drop(database);
    }

    /** Puts a script in the place of the program; at its end the real one is called. */
    private String before(String script) throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String name : List.of("pg_dump", "pg_restore")) {
            Path program = tools.resolve(name);
            Files.writeString(
                    program,
                    "#!/bin/sh\nif [ \"$1\" != --version ]; then\n" + script + "\nfi\nexec "
                            + real.program().resolveSibling(name) + " \"$@\"\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        return tools.toString();
    }

    private Manifest taken(String... more) throws Exception {
        return LiveBackup.take(project.reading(more), project::hear);
    }

    private void assertNothingIsLeft() throws IOException {
        try (var entries = Files.list(project.backups())) {
            assertThat(entries).containsExactly(project.backups().resolve(".gitignore"));
        }
    }

    @Test
    void thePasswordIsInNoArgumentNoVariableNoFileAndNoWord() throws Exception {
        project.run(Samples.POSTGRESQL);
        Path log = directory.resolve("log");
        String tools = before("printf '%s\\n' \"$0\" \"$@\" >> " + log + "; env >> " + log
                + "; ls -lR $(dirname $PGPASSFILE) >> " + log);
        assertThat(database.password()).hasSizeGreaterThan(5);

        taken("switchback.backup.tools", tools);
        BackupProof.verify(project.reading("switchback.backup.tools", tools), BinariesSource.NONE, project::hear);

        assertThat(Files.readString(log))
                .contains("pg_dump", "pg_restore", "--username=", "PGPASSFILE", "-rw-------")
                .doesNotContain(database.password());
        assertThat(project.said()).doesNotContain(database.password());
        try (var files = Files.walk(project.backups())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(database.password());
            }
        }
    }

    @Test
    void aFullDiskLeavesNothing() throws Exception {
        project.run("CREATE TABLE blobs AS SELECT (SELECT string_agg(decode(md5(i || '/' || j), 'hex'), '')"
                + " FROM generate_series(1, 60) AS j) AS b FROM generate_series(1, 8000) AS i");
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=5200k")) {
            Path backups = disk.directory().resolve("kept");

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> taken("switchback.backup.directory", backups.toString()))
                    .withMessageContaining("Nothing was backed up: the dump cannot be written to " + backups)
                    .withMessageContaining("No space left on device");
            assertThat(Backups.in(backups).leftovers()).isEmpty();
            assertThat(Backups.in(backups).manifests()).isEmpty();
        }
    }

    @Test
    void aDiskThatIsTooSmallIsSeenBefore() throws Exception {
        project.run("CREATE TABLE t (a int)");
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=1m")) {
            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> taken(
                            "switchback.backup.directory", disk.directory().toString()))
                    .withMessageContaining("Nothing was backed up: the disk of " + disk.directory() + " has 1 MB free")
                    .withMessageContaining("switchback.backup.directory");
        }
    }

    @Test
    void aProgramThatIsKilledLeavesNothing() throws Exception {
        String tools = before("echo PGDMP; kill -9 $$");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> taken("switchback.backup.tools", tools))
                .withMessageContaining("ended with exit code 137");
        assertNothingIsLeft();
    }

    /** As mysqldump 9.7.4 says it of an account on MySQL 8.0. */
    @Test
    void aProgramThatIsTooNewForTheAccountIsToldWithWhatHelps() throws Exception {
        try (LiveTables live = new LiveTables("mysql", directory)) {
            Path tools = Files.createDirectories(directory.resolve("tools"));
            for (String name : List.of("mysqldump", "mysql")) {
                Files.writeString(tools.resolve(name), """
                    #!/bin/sh
                    if [ "$1" = --version ]; then echo 'mysqldump  Ver 9.7.4 for Linux on x86_64'; exit; fi
                    echo "mysqldump: Got error: 2059: Authentication plugin 'mysql_native_password' cannot be loaded" >&2
                    exit 2
                    """);
                assertThat(tools.resolve(name).toFile().setExecutable(true)).isTrue();
            }

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> LiveBackup.take(
                            live.project.reading("switchback.backup.tools", tools.toString()), live.project::hear))
                    .withMessageContaining("ended with exit code 2")
                    .withMessageContaining("Name the directory of those of MySQL 8 with switchback.backup.tools")
                    .withMessageContaining("nothing is left in");
        }
    }

    @Test
    void aSchemaThatChangesMeanwhileIsNoticed() throws Exception {
        project.run("CREATE TABLE t (a int)");
        Path begun = directory.resolve("begun");
        Path changed = directory.resolve("changed");
        String tools = before("touch " + begun + "; for i in $(seq 600); do if [ -e " + changed
                + " ]; then break; fi; sleep 0.1; done");
        Thread migration = new Thread(() -> {
            try {
                while (!Files.exists(begun)) {
                    Thread.sleep(5);
                }
                project.run("CREATE TABLE more (a int)");
                Files.createFile(changed);
            } catch (Exception e) {
                project.hear("The migration failed: " + e);
            }
        });
        migration.start();

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> taken("switchback.backup.tools", tools))
                .withMessageContaining("somebody has changed the schema")
                .withMessageContaining("Back up again when no migration runs");
        migration.join();
        assertNothingIsLeft();
    }

    private Process otherJvm(String tools) throws IOException {
        List<String> command = new ArrayList<>(OtherJvm.java());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BackupMain.class.getName(),
                directory.toString(),
                tools,
                "backup"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of("URL", database.url(), "LOGIN", database.user(), "PASSWORD", database.password()));
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("other.log").toFile())
                .start();
    }

    private void awaitBegun(Path begun) throws Exception {
        for (int i = 0; i < 12_000 && !Files.exists(begun); i++) {
            Thread.sleep(10);
        }
        assertThat(begun).exists();
    }

    @Test
    void whenItsJvmIsKilledWhatIsLeftIsKnownAndRemoved() throws Exception {
        Path begun = directory.resolve("begun");
        Process jvm = otherJvm(before("echo PGDMP; touch " + begun + "; " + WHILE_ITS_JVM_LIVES));
        awaitBegun(begun);
        assertThat(Backups.in(project.backups()).leftovers()).isEmpty();

        jvm.destroyForcibly().waitFor();

        Backups left = Backups.in(project.backups());
        assertThat(left.manifests()).isEmpty();
        assertThat(left.leftovers()).hasSize(1);
        BackupPruning.prune(project.reading().goal().backup(), project::hear, Instant.now());
        assertThat(project.said()).contains("which a backup that was cut off has left");
        assertNothingIsLeft();
    }

    @Test
    void whenItsJvmIsToldToEndNothingIsLeft() throws Exception {
        Path begun = directory.resolve("begun");
        Process jvm = otherJvm(before("echo PGDMP; touch " + begun + "; " + WHILE_ITS_JVM_LIVES));
        awaitBegun(begun);

        jvm.destroy();

        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertNothingIsLeft();
    }
}
