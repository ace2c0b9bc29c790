// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.engine.ToolCall;
import dev.switchback.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that dump from a container image of this machine. */
class ContainerProgramTest {

    private static final Pattern HELD = Pattern.compile("Others could not write for ([\\d.]+) (ms|seconds?)\\.");

    @TempDir
    Path directory;

    private static Tool require(Server server) {
        Tool tool = Programs.require("mysql", server.version());
        assumeTrue(tool.image().isPresent(), "needs an image of mysql, and no mysqldump on this machine");
        return tool;
    }

    /** Returns how long a container of that image takes to come and go on this machine now. */
    private static Duration bareContainer(Tool tool) throws Exception {
        long begun = System.nanoTime();
        ask(
                "docker",
                "run",
                "--rm",
                "--network",
                "host",
                "--entrypoint",
                "true",
                tool.image().orElseThrow());
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String ask(String... command) throws Exception {
        return ToolProcess.ask(List.of(command), Duration.ofMinutes(1));
    }

    private String containers() throws Exception {
        return ask("docker", "ps", "--all", "--quiet", "--filter", "volume=" + directory);
    }

    private static Duration held(String said) {
        Matcher held = HELD.matcher(said);
        assertThat(held.find()).as(said).isTrue();
        double number = Double.parseDouble(held.group(1));
        return Duration.ofMillis(Math.round(held.group(2).equals("ms") ? number : number * 1000));
    }

    @Test
    void writersAreHeldForLessThanAContainerTakesToStart() throws Exception {
        Server server = TestServers.mysql();
        Tool tool = require(server);
        Database database = server.create("container");
        Project project = new Project(directory, database);
        project.run("CREATE TABLE t (a int PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
        // A machine that stands still for a second does not do so each time.
        boolean isLess = false;
        for (int i = 0; i < 3 && !isLess; i++) {
            Project said = new Project(directory, database);
            Duration start = bareContainer(tool);

            Manifest taken = LiveBackup.take(said.reading(), said::hear);

            assertThat(taken.rows())
                    .singleElement()
                    .satisfies(sum -> assertThat(sum.rows()).isEqualTo(2));
            isLess = held(said.said()).compareTo(start) < 0;
        }
        assertThat(isLess).as("held for less than a container takes to start").isTrue();
        server.drop(database);
    }

    private ToolCall sleeping() {
        return new ToolCall(List.of("100"), Map.of(), Map.of(), List.of(), List.of());
    }

    private Standby standby() throws Exception {
        Tool found = require(TestServers.mysql());
        Tool sleep = new Tool(Path.of("sleep"), found.image(), found.version());
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        return Standby.of(sleep, sleeping(), secrets, directory);
    }

    private void awaitNone() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!containers().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(containers()).isEmpty();
    }

    @Test
    void aContainerThatWaitsEndsWithItsInput() throws Exception {
        Standby standby = standby();
        assertThat(containers()).isNotEmpty();

        Objects.requireNonNull(standby.waiting).input().close();

        awaitNone();
        standby.close();
    }

    /** Nobody closes it when a goal is killed, but the system. */
    @Test
    void aProgramInAContainerEndsWithItsInput() throws Exception {
        Standby standby = standby();
        ToolProcess process = standby.start(sleeping());
        assertThat(process.ends(Duration.ofSeconds(1))).isFalse();
        assertThat(ask(
                        "docker",
                        "inspect",
                        "--format",
                        "{{.HostConfig.LogConfig.Type}}",
                        containers().strip()))
                .as("what it writes is kept by the engine")
                .isEqualToIgnoringWhitespace("none");

        process.input().close();

        awaitNone();
        standby.close();
    }

    @Test
    void aProgramInAContainerThatIsToldToEndLeavesNothing() throws Exception {
        Standby standby = standby();
        standby.start(sleeping());

        standby.close();

        awaitNone();
    }
}
