// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting where it is difficult: odd paths, missing rights, no room, no port. */
class LaunchTest {

    private static final EmbeddedOptions USUAL = EmbeddedOptions.of(DatabaseRequest.DEFAULT);

    @TempDir
    Path directory;

    @BeforeEach
    void openToTheUserWhoRunsTheServer() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void startsInPathsWithSpacesUnderAClosedUmask() throws Exception {
        Path odd = directory.resolve("it's a path with späces");
        ServerJvm.Setup setup = ServerJvm.Setup.usual(
                        "-Dswitchback.cache=" + odd.resolve("cache"),
                        "-Dswitchback.work=" + odd.resolve("work \"quoted\""))
                .after("sh", "-c", "umask 077; exec \"$0\" \"$@\"");
        try (ServerJvm jvm = ServerJvm.start(setup, "postgresql:18", "keep").awaitReady()) {
            assertThat(jvm.end('e')).isZero();
            String kept = jvm.told("keep");
            String remove = kept.substring(kept.indexOf("sh '"));
            assertThat(Command.run(Duration.ofSeconds(60), "sh", "-c", remove)).matches(Command.Outcome::succeeded);
            assertThat(jvm.run()).doesNotExist();
            assertThat(ProcessHandle.of(Long.parseLong(jvm.told("pid"))).stream())
                    .noneMatch(ServerLifeTest::isRunning);
        }
    }

    @Test
    void aCachePathThatInitdbCannotBearIsRefused() {
        assertThatThrownBy(() -> start(USUAL.withCache(directory.resolve("a \"quoted\" cache"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("initdb")
                .hasMessageContaining("-Dswitchback.cache=");
    }

    @Test
    void aClosedDirectoryIsNamedWithTheCure() throws IOException {
        assumeTrue(RunAs.isRoot(), "only root's server runs as another user");
        Path closed = FileTree.create(directory.resolve("closed"), FileTree.PRIVATE);
        for (EmbeddedOptions options :
                List.of(USUAL.withCache(closed.resolve("cache")), USUAL.withWork(closed.resolve("work")))) {
            assertThatThrownBy(() -> start(options))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot pass through " + closed)
                    .hasMessageContaining("chmod o+x '" + closed + "'");
        }
    }

    @Test
    void programsInAClosedDirectoryAreNamedWithTheCure() throws IOException {
        assumeTrue(RunAs.isRoot(), "only root's server runs as another user");
        Path closed = FileTree.create(directory.resolve("closed"), FileTree.PRIVATE);
        Cache cache = new Cache(new Directories(USUAL, RunAs.choose()).cache());
        Path home = new BinariesSearch(USUAL, new PostgresDistribution(Platform.current()), new Unpacked(cache))
                .find()
                .home();
        Command.run(
                Duration.ofSeconds(60),
                "cp",
                "-R",
                home.toString(),
                closed.resolve("pg").toString());
        assertThatThrownBy(() -> start(USUAL.withHome(closed.resolve("pg"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot pass through " + closed)
                .hasMessageContaining("-Dswitchback.postgresql.home=");
    }

    @Test
    void thePasswordIsNowhereToBeSeen() throws Exception {
        try (EmbeddedPostgres server = start(USUAL)) {
            Database database = server.create("secret");
            assertThat(database.password()).hasSizeGreaterThan(40);
            assertThat(ProcessHandle.allProcesses()
                            .map(process -> process.info().commandLine().orElse(""))
                            .toList())
                    .anyMatch(line ->
                            line.contains(server.process().directory().root().toString()))
                    .noneMatch(line -> line.contains(database.password()));
            assertThat(Files.readString(server.process().directory().log())).doesNotContain(database.password());
            assertThat(server.description()).doesNotContain(database.password());
            Path cache = new Directories(USUAL, RunAs.choose()).cache();
            try (var files = Files.walk(cache, 2)) {
                assertThat(files.filter(file -> file.endsWith("password")))
                        .isNotEmpty()
                        .allSatisfy(file ->
                                assertThat(Files.getPosixFilePermissions(file)).isEqualTo(FileTree.PRIVATE_FILE));
            }
        }
    }

    @Test
    void aMigrationCannotReadOurEnvironment() throws Exception {
        assumeTrue(System.getenv("HOME") != null, "there is no HOME to be seen");
        try (EmbeddedPostgres server = start(USUAL);
                var connection = server.create("environment").connect()) {
            Jdbc.execute(connection, "CREATE TABLE seen (line text); COPY seen FROM PROGRAM 'env'");
            String seen = Jdbc.text(connection, "SELECT string_agg(line, E'\n') FROM seen");
            assertThat(seen).contains("PATH=").doesNotContain("HOME=");
        }
    }

    @Test
    void everyWayOutOfBeingRootThatIsHereWorks() throws Exception {
        assumeTrue(RunAs.isRoot(), "not root");
        List<RunAs> ways = RunAs.ways().stream().filter(RunAs::works).toList();
        assertThat(ways).isNotEmpty();
        for (RunAs way : ways) {
            try (EmbeddedPostgres server = (EmbeddedPostgres) new Launch(USUAL, way, Ports.SYSTEM).start()) {
                assertThat(server.description()).contains(way.name());
                server.drop(server.create("way"));
                List<ProcessHandle> processes =
                        server.process().watchdog().descendants().toList();
                server.close();
                assertThat(processes).as(way.name()).isNotEmpty().noneMatch(ServerLifeTest::isRunning);
            }
        }
    }

    @Test
    void aPortThatIsTakenMeanwhileIsReplaced() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            AtomicInteger asked = new AtomicInteger();
            Ports ports = () -> asked.incrementAndGet() < 3 ? taken.getLocalPort() : Ports.SYSTEM.next();
            try (EmbeddedPostgres server = (EmbeddedPostgres) new Launch(USUAL, RunAs.choose(), ports).start()) {
                assertThat(asked.get()).isGreaterThanOrEqualTo(3);
                assertThat(server.process().port()).isNotEqualTo(taken.getLocalPort());
            }
        }
    }

    @Test
    void noFreePortIsAClearError() throws IOException {
        RunAs runAs = RunAs.choose();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            EmbeddedOptions options = USUAL.withWork(directory);
            assertThatThrownBy(() -> new Launch(options, runAs, taken::getLocalPort).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " was taken by another process");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aServerThatDoesNotStartTellsWhy() {
        EmbeddedOptions options = USUAL.withWork(directory).withSetting("shared_buffers", "lots");
        assertThatThrownBy(() -> start(options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PostgreSQL ended while starting")
                .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"lots\"");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aServerThatTakesTooLongIsGivenUp() {
        EmbeddedOptions options = USUAL.withWork(directory).withPatience(Duration.ZERO);
        assertThatThrownBy(() -> start(options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was not ready within 0 s");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void settingsReachTheServer() throws Exception {
        Map<String, String> settings = Map.of("work_mem", "17MB", "listen_addresses", "*");
        EmbeddedOptions options = USUAL;
        for (var setting : settings.entrySet()) {
            options = options.withSetting(setting.getKey(), setting.getValue());
        }
        try (EmbeddedPostgres server = start(options);
                var connection = server.create("settings").connect()) {
            assertThat(Jdbc.text(connection, "SHOW work_mem")).isEqualTo("17MB");
            assertThat(Jdbc.text(connection, "SHOW listen_addresses"))
                    .as("who can reach the server is not up to a setting")
                    .isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache", "work"})
    void aDirectoryThatCannotBeCreatedIsNamedWithTheSetting(String which) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        EmbeddedOptions options =
                which.equals("cache") ? USUAL.withCache(file.resolve("below")) : USUAL.withWork(file.resolve("below"));
        assertThatThrownBy(() -> start(options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot create " + file.resolve("below"))
                .hasMessageContaining(file + " is a file")
                .hasMessageContaining("-Dswitchback." + which + "=<another directory>");
    }

    @Test
    void aCacheThatOthersCanWriteIsRefused() throws IOException {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> start(USUAL.withCache(open)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("can be changed by other users");
    }

    @Test
    void tooLittleRoomToStartIsToldBeforehand() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=40m")) {
            assertThatThrownBy(() -> start(USUAL.withWork(disk.directory())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("MB free in " + disk.directory())
                    .hasMessageContaining("-Dswitchback.work=");
        }
    }

    @Test
    void aDiskThatIsFullAfterAllIsToldInTheSystemsWords() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=200m,nr_inodes=500")) {
            assertThatThrownBy(() -> start(USUAL.withWork(disk.directory())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(disk.directory()).isEmptyDirectory();
        }
    }

    @Test
    void aFullCacheIsToldAndNothingHalfDoneStaysInIt() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=40m")) {
            Path cache = disk.directory().resolve("cache");
            assertThatThrownBy(() -> start(USUAL.withCache(cache)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the disk is full")
                    .hasMessageContaining("-Dswitchback.cache=");
            assertThat(cache).isDirectoryNotContaining("glob:**aside*");
        }
    }

    @Test
    void aReadOnlyCacheIsToldBeforehand() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=40m,ro")) {
            assertThatThrownBy(() -> start(USUAL.withCache(disk.directory())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot write to " + disk.directory());
        }
    }

    private static EmbeddedPostgres start(EmbeddedOptions options) throws IOException {
        return (EmbeddedPostgres) EmbeddedServer.start(options);
    }
}
