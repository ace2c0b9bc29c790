// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.embedded.ServerJvm.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What remains of a server when its JVM ends, in every way in which a JVM ends. */
class ServerLifeTest {

    private static final String REQUEST = "postgresql:18";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** A place of our own: in the usual one every other start on the machine would clean up before we have looked. */
    @TempDir
    Path work;

    @BeforeEach
    void openToTheUserWhoRunsTheServer() throws IOException {
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'e', 'f'})
    void nothingIsLeftWhenTheJvmEnds(char how) throws Exception {
        try (ServerJvm jvm = jvm(how == 'f' ? "fail" : "exit").awaitReady()) {
            List<ProcessHandle> servers = jvm.servers();
            assertThat(servers).hasSizeGreaterThan(3).allMatch(ProcessHandle::isAlive);
            assertThat(jvm.end(how)).isEqualTo(how == 'f' ? 1 : 0);
            assertThat(jvm.run()).doesNotExist();
            assertGone(servers);
        }
    }

    @Test
    void nothingIsLeftWhenTheJvmIsKilled() throws Exception {
        try (ServerJvm jvm = jvm("wait").awaitReady()) {
            List<ProcessHandle> servers = jvm.servers();
            ProcessHandle watchdog = jvm.handle("watchdog");
            jvm.kill();
            assertGone(servers);
            assertGone(List.of(watchdog));
            assertThat(jvm.run()).doesNotExist();
        }
    }

    @Test
    void theNextStartRemovesWhatAKilledWatchdogCouldNot() throws Exception {
        try (ServerJvm jvm = jvm("wait").awaitReady()) {
            List<ProcessHandle> servers = jvm.servers();
            jvm.handle("watchdog").destroyForcibly();
            jvm.kill();
            await(() ->
                    !jvm.handle("pid").parent().filter(ProcessHandle::isAlive).isEmpty());
            assertThat(jvm.run()).exists();
            assertThat(jvm.handle("pid").isAlive())
                    .as("the server has survived")
                    .isTrue();
            startAndClose();
            assertGone(servers);
            assertThat(jvm.run()).doesNotExist();
        }
    }

    @Test
    void theMemoryOfAKilledServerIsReleased() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/sysvipc/shm")), "only Linux lists its shared memory");
        try (ServerJvm jvm = jvm("wait").awaitReady()) {
            String segment = PostmasterFile.read(RunDirectory.data(jvm.run()))
                    .flatMap(PostmasterFile::sharedMemory)
                    .orElseThrow()
                    .get(1);
            List<ProcessHandle> servers = jvm.servers();
            jvm.handle("watchdog").destroyForcibly();
            servers.forEach(ProcessHandle::destroyForcibly);
            jvm.kill();
            assertGone(servers);
            assertThat(sharedMemory()).as("what kill -9 leaves").contains(segment);
            // Without a start: a new server whose directory gets the same inode would itself take the segment over.
            assertThat(Leftovers.remove(List.of(work.toRealPath()))).isEmpty();
            assertThat(sharedMemory()).doesNotContain(segment);
            assertThat(jvm.run()).doesNotExist();
        }
    }

    @Test
    void aBusySessionDoesNotHoldUpTheEnd() throws Exception {
        EmbeddedPostgres server = start();
        Database database = server.create("busy");
        Thread busy = new Thread(() -> {
            try (var connection = database.connect()) {
                Jdbc.execute(
                        connection, "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b");
            } catch (SQLException e) {
                // This is how it ends.
                return;
            }
        });
        busy.start();
        String state = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%series(1, 1%'"
                + " AND pid <> pg_backend_pid()";
        try (var connection = database.connect()) {
            while (!Jdbc.text(connection, state).equals("1")) {
                Thread.sleep(10);
            }
        }
        List<ProcessHandle> processes =
                server.process().watchdog().descendants().toList();
        server.close();
        assertThat(processes).hasSizeGreaterThan(3).noneMatch(ServerLifeTest::isRunning);
        assertThat(server.process().directory().root()).doesNotExist();
        busy.join();
    }

    @Test
    void aRunThatIsAliveIsNotTouched() throws Exception {
        try (ServerJvm jvm = jvm("wait").awaitReady();
                EmbeddedPostgres own = start()) {
            startAndClose();
            assertThat(jvm.handle("pid").isAlive()).isTrue();
            assertThat(jvm.run()).exists();
            assertThat(own.process().directory().root()).exists();
            own.drop(own.create("alive"));
            jvm.end('e');
        }
    }

    @Test
    void aProcessThatOnlyHasTheNumberOfADeadServerIsNotTouched() throws IOException {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        Path run = Files.createDirectory(work.resolve("switchback-run-1-abc-def"));
        Files.createFile(RunDirectory.lockFile(run));
        Files.createDirectory(RunDirectory.data(run));
        Files.writeString(
                RunDirectory.data(run).resolve("postmaster.pid"), innocent.pid() + "\n" + RunDirectory.data(run));
        Leftovers.remove(List.of(work));
        assertThat(run).doesNotExist();
        assertThat(innocent.isAlive()).isTrue();
        innocent.destroyForcibly();
    }

    @Test
    void aDirectoryOfAnotherNameOrAYoungOneIsNotTouched() throws IOException {
        Path other = Files.createDirectories(work.resolve("switchback-run-of-mine"));
        Path young = Files.createDirectories(work.resolve("switchback-run-1-abc-def"));
        Leftovers.remove(List.of(work));
        assertThat(other).exists();
        assertThat(young).exists();
        Files.setLastModifiedTime(
                young, java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(120)));
        Leftovers.remove(List.of(work));
        assertThat(young).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeptServerOutlivesItsJvmUntilItIsRemoved(boolean killed) throws Exception {
        try (ServerJvm jvm = jvm("keep").awaitReady()) {
            String howTo = jvm.told("keep");
            assertThat(howTo).doesNotContain(jvm.told("password"));
            if (killed) {
                jvm.kill();
            } else {
                jvm.end('e');
            }
            startAndClose();
            assertThat(psql(howTo)).isEqualTo("42");
            Path passwordFile = jvm.run().resolve("pgpass");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile)))
                    .isEqualTo("rw-------");
            List<ProcessHandle> servers = jvm.servers();
            assertThat(Command.run(LIMIT, "sh", "-c", after(howTo, "remove it: "))
                            .succeeded())
                    .isTrue();
            assertGone(servers);
            assertThat(jvm.run()).doesNotExist();
        }
    }

    /** Runs the very words, or connects with the very URL and file where there is no psql. */
    private static String psql(String howTo) throws IOException, SQLException {
        if (Command.run(LIMIT, "sh", "-c", "command -v psql").succeeded()) {
            return Command.run(LIMIT, "sh", "-c", after(howTo, "look into it: ") + " -XtAc 'SELECT 42'")
                    .output();
        }
        String[] words = after(howTo, "from Java: ").split(" +", -1);
        Path file = Path.of(words[2].replaceFirst(".*=", ""));
        String password = Files.readString(file).strip().replaceFirst(".*:", "");
        try (var connection = new Database(words[0], "postgres", password, "").connect()) {
            return Jdbc.text(connection, "SELECT 42");
        }
    }

    private static String after(String howTo, String label) {
        String rest = howTo.substring(howTo.indexOf(label) + label.length()).strip();
        return rest.contains("\t") ? rest.substring(0, rest.indexOf('\t')) : rest;
    }

    @Test
    void severalJvmsFillAColdCacheAtOnce() throws Exception {
        Path cache = work.resolve("cold cache");
        String[] properties = {"-Dswitchback.cache=" + cache, "-Dswitchback.work=" + work.resolve("work")};
        Setup setup = Setup.usual(properties);
        if (RunAs.isRoot()) {
            // As another user, who has neither root's rights nor root's cache.
            setup = Setup.asNobody(work, properties);
        }
        List<ServerJvm> jvms = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            jvms.add(ServerJvm.start(setup, REQUEST, "exit"));
        }
        for (ServerJvm jvm : jvms) {
            assertThat(jvm.awaitReady().told("description")).contains("run as this user");
        }
        for (ServerJvm jvm : jvms) {
            assertThat(jvm.end('e')).isZero();
            assertThat(jvm.run()).doesNotExist();
        }
        try (var entries = Files.list(cache)) {
            assertThat(entries.map(Path::getFileName).map(Path::toString))
                    .noneMatch(name -> name.contains("aside"))
                    .filteredOn(name -> name.startsWith("data-"))
                    .hasSize(1);
        }
    }

    private ServerJvm jvm(String mode) throws IOException {
        return ServerJvm.start(Setup.usual("-Dswitchback.work=" + work), REQUEST, mode);
    }

    private EmbeddedPostgres start() throws IOException {
        return (EmbeddedPostgres) EmbeddedServer.start(
                EmbeddedOptions.of(DatabaseRequest.parse(REQUEST)).withWork(work));
    }

    private void startAndClose() throws IOException {
        start().close();
    }

    private static List<String> sharedMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream()
                .map(line -> line.strip().split("\\s+")[1])
                .toList();
    }

    private static void assertGone(List<ProcessHandle> processes) throws InterruptedException {
        await(() -> processes.stream().noneMatch(ServerLifeTest::isRunning));
    }

    /** Tells without being fooled by processes that have ended and that nobody has buried. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(deadline);
            Thread.sleep(10);
        }
    }
}
