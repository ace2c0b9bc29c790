// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmasterFileTest {

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "   \nx", "abc\n", "-7\n", "99999999999999999999\n"})
    void damagedFileNamesNoServer(String text) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), text);

        assertThat(PostmasterFile.read(data)).isEmpty();
    }

    @Test
    void fileThatIsNotThereNamesNoServer() {
        assertThat(PostmasterFile.read(data)).isEmpty();
    }

    @Test
    void runningServerStatesWhoItIs() throws IOException {
        Files.write(
                data.resolve("postmaster.pid"),
                List.of("4711", data.toString(), "1", "5432", "", "127.0.0.1", " 7 42 ", "ready   "));

        PostmasterFile file = PostmasterFile.read(data).orElseThrow();

        assertThat(file.processId()).isEqualTo(4711);
        assertThat(file.isReady()).isTrue();
        assertThat(file.sharedMemory()).contains(List.of("7", "42"));
    }
}
