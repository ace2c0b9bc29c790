// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {

    @TempDir
    private Path project;

    @ParameterizedTest
    @CsvSource({
        "target/classes, src/main/resources",
        "target/test-classes, src/test/resources",
        "odd-out/classes, src/main/resources",
        "target/classes, src/main/java",
        "build/resources/main, src/main/resources",
        "build/resources/test, src/test/resources"
    })
    void copyLeadsToItsSource(String output, String source) throws IOException {
        Path copy = file(output + "/db/migration/V1__a b.sql");
        Path original = file(source + "/db/migration/V1__a b.sql");

        assertThat(SourceFile.of(copy)).isEqualTo(original);
    }

    @Test
    void copyWithoutSourceIsItself() throws IOException {
        Path generated = file("target/classes/db/migration/V1__generated.sql");

        assertThat(SourceFile.of(generated)).isEqualTo(generated);
    }

    @Test
    void testCopyDoesNotLeadToMain() throws IOException {
        Path copy = file("target/test-classes/db/migration/V1__a.sql");
        file("src/main/resources/db/migration/V1__a.sql");

        assertThat(SourceFile.of(copy)).isEqualTo(copy);
    }

    @Test
    void fileOutsideOfABuildIsItself() throws IOException {
        Path file = file("db/migration/V1__a.sql");

        assertThat(SourceFile.of(file)).isEqualTo(file);
    }

    @Test
    void fileInAJarIsItself() throws IOException {
        URI jar = URI.create("jar:" + project.resolve("migrations.jar").toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path file = files.getPath("/db/migration/V1__a.sql");

            assertThat(SourceFile.of(file)).isEqualTo(file);
        }
    }

    private Path file(String name) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "SELECT 1;");
    }
}
