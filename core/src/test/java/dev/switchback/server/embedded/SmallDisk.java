// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A file system in memory that is full soon; a test that needs one is skipped where it cannot be mounted. */
public record SmallDisk(Path directory) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Mounts one with such options over a new directory. */
    public static SmallDisk mount(Path directory, String options) throws IOException {
        assumeTrue(RunAs.isRoot(), "only root can mount a small disk");
        Files.createDirectory(directory);
        var mounted = Command.run(
                LIMIT, "mount", "-t", "tmpfs", "-o", options + ",mode=0755", "switchback", directory.toString());
        assumeTrue(mounted.succeeded(), "a small disk cannot be mounted here: " + mounted.output());
        return new SmallDisk(directory);
    }

    @Override
    public void close() throws IOException {
        Command.run(LIMIT, "umount", directory.toString());
    }
}
