// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    @TempDir
    Path directory;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Command.Ending run(String script, Duration limit) throws Exception {
        return new Command(List.of("sh", "-c", script), directory, Map.of("WHO", "tired")).run(limit, lines::add);
    }

    @Test
    void whatItPrintsIsTold() throws Exception {
        assertThat(run("echo $WHO; echo two >&2; exit 3", Duration.ofSeconds(20)))
                .isEqualTo(new Command.Ending(true, 3));
        assertThat(lines).containsExactly("  | tired", "  | two");
    }

    @Test
    void whatDoesNotEndIsEndedWithAllThatItHasStarted() throws Exception {
        Path alive = Files.createFile(directory.resolve("alive"));
        Command.Ending ending = run(
                "echo one; (while :; do echo >> " + alive + "; sleep 0.1; done) & sleep 300", Duration.ofSeconds(4));

        assertThat(ending.inTime()).isFalse();
        assertThat(lines).contains("  | one");
        long written = Files.size(alive);
        Thread.sleep(1500);
        assertThat(written).isPositive();
        assertThat(alive).hasSize(written);
    }
}
