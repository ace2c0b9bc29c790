// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that run Maven on a project of their own, with this reactor's artifacts as if they were installed. */
abstract class NestedBuilds {

    static final Path ROOT = Path.of(System.getProperty("switchback.root"));

    @TempDir
    static Path repositoryDirectory;

    static LocalRepository repository;

    @TempDir
    Path directory;

    @BeforeAll
    static void installReactor() throws IOException {
        repository = LocalRepository.of(ROOT, repositoryDirectory);
    }
}
