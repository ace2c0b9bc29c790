// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoryTest {

    @TempDir
    Path root;

    @Test
    void findsTheNewestReleaseOfTheMajor() throws IOException {
        jar("17.9.0");
        jar("18.6.0");
        Path newest = jar("18.10.0");
        jar("18.11.0-SNAPSHOT");
        jar("180.1.0");
        jar("20261121052813");
        assertThat(new LocalRepository(root).newest(Platform.GROUP, "binaries", version -> version.startsWith("18.")))
                .contains(newest);
    }

    @Test
    void passesOverAVersionWhoseJarWasNotDownloaded() throws IOException {
        Path older = jar("18.4.0");
        Files.createDirectories(root.resolve("io/zonky/test/postgres/binaries/18.6.0"));
        assertThat(new LocalRepository(root).newest(Platform.GROUP, "binaries", version -> version.startsWith("18.")))
                .contains(older);
    }

    @Test
    void hasNothingWhereThereIsNothing() throws IOException {
        assertThat(new LocalRepository(root).newest(Platform.GROUP, "binaries", version -> version.startsWith("18.")))
                .isEmpty();
        jar("17.9.0");
        assertThat(new LocalRepository(root).newest(Platform.GROUP, "binaries", version -> version.startsWith("18.")))
                .isEmpty();
    }

    private Path jar(String version) throws IOException {
        Path directory = Files.createDirectories(
                root.resolve("io/zonky/test/postgres/binaries").resolve(version));
        return Files.createFile(directory.resolve("binaries-" + version + ".jar"));
    }
}
