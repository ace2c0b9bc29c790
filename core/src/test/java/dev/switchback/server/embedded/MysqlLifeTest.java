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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What remains of a server of MySQL or MariaDB and of its clone when their JVM ends.
 *
 * <p>Both are ended by the same shell with {@code kill -9}, in which their programs have no say: how that goes when the JVM, the shell or
 * the directory is gone is tried on the one that starts faster.
 */
class MysqlLifeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path work;

    @BeforeEach
    void openToTheUserWhoRunsTheServer() throws IOException {
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void nothingIsLeftWhenTheJvmEnds(MysqlFlavor flavor) throws Exception {
        try (ServerJvm jvm = jvm(flavor, "exit").awaitReady()) {
            List<ProcessHandle> servers = servers(jvm);
            assertThat(jvm.end('e')).isZero();
            assertNothingIsLeft(jvm, servers);
        }
    }

    @Test
    void nothingIsLeftWhenTheJvmIsKilled() throws Exception {
        try (ServerJvm jvm = jvm(MysqlFlavor.MARIADB, "wait").awaitReady()) {
            List<ProcessHandle> servers = servers(jvm);
            jvm.kill();
            assertNothingIsLeft(jvm, servers);
        }
    }

    @Test
    void theNextStartRemovesWhatKilledWatchdogsCouldNot() throws Exception {
        try (ServerJvm jvm = jvm(MysqlFlavor.MARIADB, "wait").awaitReady()) {
            List<ProcessHandle> servers = servers(jvm);
            jvm.handle("watchdog").destroyForcibly();
            jvm.handle("first-watchdog").destroyForcibly();
            jvm.kill();
            assertThat(servers).as("the servers have survived").allMatch(ProcessHandle::isAlive);
            startAndClose();
            assertNothingIsLeft(jvm, servers);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aKeptCloneOutlivesItsJvmAndItsSourceUntilItIsRemoved(MysqlFlavor flavor) throws Exception {
        try (ServerJvm jvm = jvm(flavor, "keep").awaitReady()) {
            List<ProcessHandle> servers = servers(jvm);
            String howTo = jvm.told("keep");
            assertThat(howTo).doesNotContain(jvm.told("password")).contains(flavor.key() + " --defaults-extra-file=");
            jvm.end('e');
            startAndClose();
            assertThat(servers.get(0).isAlive()).as("the clone").isTrue();
            await(() -> !isRunning(servers.get(1)));
            Path file = jvm.run().resolve("client.cnf");
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(FileTree.PRIVATE_FILE);
            String password = Files.readString(file).replaceAll("(?s).*password=(\\w+).*", "$1");
            String url = after(howTo, "from Java: ").replaceFirst(" .*", "");
            try (var connection = new Database(url, "root", password, "").connect()) {
                assertThat(Jdbc.text(connection, "SELECT database()")).startsWith("switchback_main_");
            }
            assertThat(Command.run(LIMIT, "sh", "-c", after(howTo, "remove it: ")))
                    .matches(Command.Outcome::succeeded);
            assertNothingIsLeft(jvm, servers);
        }
    }

    /** MySQL only: what differs for another user is the same for both, and unpacking MariaDB once more takes its time. */
    @Test
    void runsAsAnOrdinaryUser() throws Exception {
        assumeTrue(RunAs.isRoot(), "the other tests run as one already");
        Setup setup = Setup.asNobody(
                work, "-Dswitchback.cache=" + work.resolve("cache"), "-Dswitchback.work=" + work.resolve("work"));
        try (ServerJvm jvm =
                ServerJvm.start(setup, request(MysqlFlavor.MYSQL), "exit").awaitReady()) {
            assertThat(jvm.told("description")).contains("run as this user");
            List<ProcessHandle> servers = servers(jvm);
            assertThat(jvm.end('e')).isZero();
            assertNothingIsLeft(jvm, servers);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aServerGoesOnWhoseCopyIsKilledWhileItStandsStill(MysqlFlavor flavor) throws Exception {
        Path programs = Files.createDirectory(work.resolve("programs"));
        Path copier = Files.writeString(programs.resolve("cp"), """
                #!/bin/sh
                case "$*" in *--sparse*) kill -KILL $PPID; exit 1 ;; esac
                exec /bin/cp "$@"
                """);
        Files.setPosixFilePermissions(copier, PosixFilePermissions.fromString("rwxr-xr-x"));
        Setup setup =
                Setup.usual("-Dswitchback.work=" + work).after("env", "PATH=" + programs + ":" + System.getenv("PATH"));
        try (ServerJvm jvm =
                ServerJvm.start(setup, request(flavor), "clone-fails").awaitReady()) {
            assertThat(jvm.told("after")).isEqualTo("goes on 42");
            assertThat(jvm.ended()).isZero();
        }
    }

    /** Whatever clears old files away, in /tmp for instance. */
    @Test
    void aServerEndsWithItsJvmThoughItsDirectoryIsGone() throws Exception {
        try (ServerJvm jvm = jvm(MysqlFlavor.MARIADB, "wait").awaitReady()) {
            List<ProcessHandle> servers = servers(jvm);
            FileTree.delete(jvm.run());
            FileTree.delete(Path.of(jvm.told("first-run")));
            jvm.kill();
            await(() -> servers.stream().noneMatch(MysqlLifeTest::isRunning));
        }
    }

    @Test
    void aProcessThatOnlyHasTheNumberOfADeadServerIsNotTouched() throws IOException {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        Path run = Files.createDirectory(work.resolve("switchback-run-1-abc-def"));
        Files.createFile(RunDirectory.lockFile(run));
        Files.writeString(RunDirectory.processId(run), innocent.pid() + "\n");
        Leftovers.remove(List.of(work));
        assertThat(run).doesNotExist();
        assertThat(innocent.isAlive()).isTrue();
        innocent.destroyForcibly();
    }

    private static String after(String howTo, String label) {
        String rest = howTo.substring(howTo.indexOf(label) + label.length()).strip();
        return rest.contains("\t") ? rest.substring(0, rest.indexOf('\t')) : rest;
    }

    /** Returns the clone's process and that of its source. */
    private static List<ProcessHandle> servers(ServerJvm jvm) {
        List<ProcessHandle> servers =
                Stream.of("pid", "first-pid").map(jvm::handle).toList();
        assertThat(servers).allMatch(ProcessHandle::isAlive);
        return servers;
    }

    private static void assertNothingIsLeft(ServerJvm jvm, List<ProcessHandle> servers) throws InterruptedException {
        await(() -> servers.stream().noneMatch(MysqlLifeTest::isRunning));
        await(() -> Files.notExists(Path.of(jvm.told("run"))) && Files.notExists(Path.of(jvm.told("first-run"))));
    }

    private ServerJvm jvm(MysqlFlavor flavor, String mode) throws IOException {
        return ServerJvm.start(Setup.usual("-Dswitchback.work=" + work), request(flavor), mode);
    }

    private static String request(MysqlFlavor flavor) {
        MysqlServers.require(flavor);
        return MysqlServers.request(flavor).toString();
    }

    /** What others have left, any start removes. */
    private void startAndClose() throws IOException {
        MysqlServers.require(MysqlFlavor.MARIADB);
        DatabaseRequest request = MysqlServers.request(MysqlFlavor.MARIADB);
        EmbeddedServer.start(EmbeddedOptions.of(request).withWork(work)).close();
    }

    private static boolean isRunning(ProcessHandle process) {
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
