// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildDirectoryTest {

    @ParameterizedTest
    @CsvSource({
        "/shop/target/test-classes, /shop/target",
        "/shop/odd-out/test-classes, /shop/odd-out",
        "/shop/build/classes/java/test, /shop/build",
        "/shop/build/classes/kotlin/integrationTest, /shop/build"
    })
    void isAroundTheTestClasses(Path classes, Path build) {
        assertThat(BuildDirectory.around(classes)).contains(build);
    }

    @Test
    void otherFoldersSayNothing() {
        assertThat(BuildDirectory.around(Path.of("/shop/bin/test"))).isEmpty();
        assertThat(BuildDirectory.around(Path.of("/lib/shop-tests.jar"))).isEmpty();
        assertThat(BuildDirectory.around(Path.of("/"))).isEmpty();
    }

    @Test
    void thisModuleIsBuiltInTarget() {
        assertThat(BuildDirectory.of(BuildDirectoryTest.class))
                .isEqualTo(BuildDirectory.base().resolve("target"));
    }

    @Test
    void classWithoutCodeSourceFallsBackToTheProject() {
        assertThat(BuildDirectory.of(String.class))
                .isEqualTo(BuildDirectory.base().resolve("target"));
    }

    @Test
    void gradleProjectBuildsInBuild(@TempDir Path project) throws IOException {
        assertThat(BuildDirectory.below(project)).isEqualTo(project.resolve("target"));

        Files.createFile(project.resolve("build.gradle.kts"));

        assertThat(BuildDirectory.below(project)).isEqualTo(project.resolve("build"));
    }
}
