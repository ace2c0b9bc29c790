// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleProfileTest {

    @TempDir
    Path directory;

    private void write(Map<String, String> parameters) throws Exception {
        BuildModule module = new Build(directory)
                .module("shop", "<artifactId>shop</artifactId>")
                .first();
        ServerCredentials none = new ServerCredentials(new Settings(), request -> {
            throw new IllegalStateException("no server was named");
        });
        new ModuleProfile(module, none, new SystemStreamLog()).write(parameters);
    }

    @Test
    void withoutADatabaseTheBuildFailsAndSaysWhatIsMissing() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> write(Map.of()))
                .withMessageContaining("No database is named whose statistics could be read");
    }

    @Test
    void wrongSettingsFailTheBuild() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> write(Map.of("switchback.volumes", "orders=many")))
                .withMessageContaining(
                        "switchback.volumes (set in the goal's configuration): \"many\" is not a number of rows");
    }

    @Test
    void nothingIsReadWhereEverythingIsSkipped() throws Exception {
        write(Map.of("switchback.skip", "true"));

        assertThat(directory.resolve("shop/switchback-profile.json")).doesNotExist();
    }
}
