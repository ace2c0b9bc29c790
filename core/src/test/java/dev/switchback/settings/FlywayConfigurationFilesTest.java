// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayConfigurationFilesTest {

    @TempDir
    private Path directory;

    private final FlywayConfigurationFiles files = new FlywayConfigurationFiles(Map.of("SCHEMA", "sh$op"));

    private Map<String, String> read(String text) throws Exception {
        Files.writeString(directory.resolve("my.conf"), text);
        return named("my.conf", "UTF-8").get(0).values();
    }

    @Test
    void backslashesArePlainUnlessTheNextLineContinues() throws Exception {
        assertThat(
                        read(
                                "flyway.table=a\\b\nflyway.locations=filesystem:C:\\db,\\\n  filesystem:D:\\x\\\nflyway.user=u\\\n"))
                .containsEntry("flyway.table", "a\\b")
                .containsEntry("flyway.locations", "filesystem:C:\\db,filesystem:D:\\x\\")
                .containsEntry("flyway.user", "u\\");
    }

    @Test
    void variablesOfTheEnvironmentAreReplaced() throws Exception {
        assertThat(read("flyway.schemas=${SCHEMA},${NONE}x")).containsEntry("flyway.schemas", "sh$op,x");
    }

    @Test
    void theFileIsTheNameOfTheSource() throws Exception {
        Files.writeString(directory.resolve("my.conf"), "# nothing");

        assertThat(named(" my.conf ,", "UTF-8"))
                .extracting(SettingsSource::name)
                .containsExactly(directory.resolve("my.conf").toString());
    }

    @Test
    void defaultFilesAreReadWhereTheyExistTheProjectsLast() throws Exception {
        Path base = Files.createDirectory(directory.resolve("base"));
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.writeString(base.resolve("flyway.conf"), "flyway.table=b");
        Files.writeString(home.resolve("flyway.conf"), "flyway.table=h");

        assertThat(files.defaults(base, home))
                .extracting(source -> source.values().get("flyway.table"))
                .containsExactly("h", "b");
    }

    @Test
    void aNamedFileThatIsMissingIsAProblem() {
        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> named("none.conf", "UTF-8"))
                .withMessageContaining("none.conf");
    }

    @Test
    void anUnknownEncodingIsNamed() throws Exception {
        Files.writeString(directory.resolve("my.conf"), "");
        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> named("my.conf", "klingon"))
                .withMessageContaining("flyway.configFileEncoding=klingon");
    }

    @Test
    void anEncodingThatDoesNotFitTheFileIsAProblem() throws Exception {
        Files.write(directory.resolve("my.conf"), "flyway.table=ü".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(SettingsProblem.class).isThrownBy(() -> named("my.conf", "UTF-8"));
        assertThat(named("my.conf", "ISO-8859-1").get(0).values()).containsEntry("flyway.table", "ü");
    }

    @Test
    void aTomlFileIsAProblemThatSaysWhatToDo() {
        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> named("flyway.toml", "UTF-8"))
                .withMessageContaining(".conf");
    }

    private List<SettingsSource> named(String names, String encoding) throws SettingsProblem {
        SettingsSource set = SettingsSource.of(
                "the test", Map.of("flyway.configFiles", names, "flyway.configFileEncoding", encoding));
        return files.named(List.of(set), directory);
    }
}
