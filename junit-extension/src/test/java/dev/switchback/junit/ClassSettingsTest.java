// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassSettingsTest {

    private final Properties platform = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final Properties system = new Properties();
    private final Map<String, String> launcher = new HashMap<>();

    @Test
    void withoutAnythingTheDefaultsHold() throws Exception {
        Settings settings = read(Plain.class);

        assertThat(settings)
                .usingRecursiveComparison()
                .ignoringFields("evidenceDirectory")
                .isEqualTo(Settings.defaults(Plain.class.getName(), BuildDirectory.base()));
        assertThat(settings.evidenceDirectory()).isEqualTo(BuildDirectory.base().resolve("target/switchback/evidence"));
    }

    @Test
    void nearerToThePersonWins(@TempDir Path directory) throws Exception {
        assertThat(tenant()).isEqualTo("annotation");
        platform.setProperty("flyway.configFiles", "");
        platform.setProperty("flyway.placeholders.tenant", "platform");
        assertThat(tenant()).isEqualTo("platform");
        Path conf = Files.writeString(directory.resolve("shop.conf"), "flyway.placeholders.tenant=named file\n");
        platform.setProperty("flyway.configFiles", conf.toString());
        assertThat(tenant()).isEqualTo("named file");
        environment.put("FLYWAY_PLACEHOLDERS_TENANT", "environment");
        assertThat(tenant()).isEqualTo("environment");
        system.setProperty("flyway.placeholders.tenant", "system");
        assertThat(tenant()).isEqualTo("system");
    }

    @Test
    void launchersParametersStandBetweenFileAndSystem() throws Exception {
        assertThat(read(Annotated.class).rows()).isEqualTo(20);
        platform.setProperty("switchback.rows", "21");
        assertThat(read(Annotated.class).rows()).isEqualTo(21);
        launcher.put("switchback.rows", "22");
        assertThat(read(Annotated.class).rows()).isEqualTo(22);
        system.setProperty("switchback.rows", "23");
        assertThat(read(Annotated.class).rows()).isEqualTo(23);
    }

    @Test
    void launchersParametersMayBeFlyways() throws Exception {
        launcher.put("flyway.locations", "classpath:other");

        assertThat(read(Plain.class).flyway()).containsEntry("flyway.locations", "classpath:other");
    }

    @Test
    void annotationAndFlywaysFilesAddUp(@TempDir Path directory) throws Exception {
        Path conf = Files.writeString(directory.resolve("shop.conf"), "flyway.placeholders.zone=eu\n");
        system.setProperty("flyway.configFiles", conf.toString());

        assertThat(read(Annotated.class).flyway())
                .containsEntry("flyway.placeholders.tenant", "annotation")
                .containsEntry("flyway.placeholders.zone", "eu");
    }

    @Test
    void evidenceGoesWhereItIsToldTo(@TempDir Path directory) throws Exception {
        launcher.put("switchback.evidence", directory.toString());

        assertThat(read(Plain.class).evidenceDirectory()).isEqualTo(directory);
    }

    @Test
    void misspeltSettingNamesItsPlaceAndTheRightOne() {
        platform.setProperty("switchback.migratoin", "7");

        assertThatThrownBy(() -> read(Plain.class))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContainingAll("switchback.migratoin", PlatformProperties.FILE, "switchback.migration");
    }

    @Test
    void missingFlywayFileIsAProblem() {
        system.setProperty("flyway.configFiles", "no-such.conf");

        assertThatThrownBy(() -> read(Plain.class))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("no-such.conf");
    }

    @Test
    void platformFileOnTheClassPathIsRead() throws RehearsalProblem, IOException {
        assertThat(PlatformProperties.read(ClassSettingsTest.class.getClassLoader()))
                .containsKey("junit.jupiter.execution.parallel.config.strategy");
    }

    private String tenant() throws Exception {
        return read(Annotated.class).flyway().get("flyway.placeholders.tenant");
    }

    private Settings read(Class<?> testClass) throws RehearsalProblem, SettingsProblem {
        return new ClassSettings(platform, environment, system, this::asJUnitAnswers)
                .read(testClass)
                .settings();
    }

    private Optional<String> asJUnitAnswers(String key) {
        return Optional.ofNullable(launcher.get(key))
                .or(() -> Optional.ofNullable(system.getProperty(key)))
                .or(() -> Optional.ofNullable(platform.getProperty(key)));
    }

    static class Plain {}

    @Rehearse(rows = 20, flyway = "flyway.placeholders.tenant=annotation")
    static class Annotated {}
}
