// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeRoomTest {

    @Test
    void smallDiskHasNoMoreThanItsSize(@TempDir Path directory) throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "size=8M")) {
            assertThat(FreeRoom.in(disk.directory()).orElseThrow()).isBetween(1L << 20, 8L << 20);
        }
    }

    @Test
    void memoryIsNotTakenForFreeThatTheMachineHasNot() {
        assumeThat(Path.of("/dev/shm")).isDirectory();
        assertThat(FreeRoom.in(Path.of("/dev/shm")).orElseThrow())
                .isLessThanOrEqualTo(Path.of("/dev/shm").toFile().getUsableSpace());
    }

    @Test
    void nothingIsSaidOfADirectoryThatIsGone(@TempDir Path directory) {
        assertThat(FreeRoom.in(directory.resolve("gone"))).isEmpty();
    }
}
