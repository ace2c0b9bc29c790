// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleSettingsTest {

    private static final String FLYWAY = """
            <artifactId>shop</artifactId>
            <properties>%s</properties>
            <build><plugins><plugin>
              <groupId>org.flywaydb</groupId><artifactId>flyway-maven-plugin</artifactId>
              <configuration>
                <url>jdbc:postgresql://production/shop</url>
                <locations><location>filesystem:a</location><location>classpath:b</location></locations>
                <placeholders><tenant.name> acme </tenant.name></placeholders>
                <pluginConfiguration><postgresqlTransactionalLock>false</postgresqlTransactionalLock></pluginConfiguration>
                <table>of_plugin</table>
              </configuration>
            </plugin></plugins></build>
            """;

    @TempDir
    private Path directory;

    private Build build;

    @BeforeEach
    void newBuild() {
        build = new Build(directory);
    }

    private static Settings read(BuildModule module, Map<String, String> environment) throws SettingsProblem {
        return new ModuleSettings(module, environment).read(Map.of()).settings();
    }

    private static Settings read(BuildModule module) throws SettingsProblem {
        return read(module, Map.of());
    }

    @Test
    void theDefaultsAreThoseOfFlywaysPlugin() throws Exception {
        Settings settings =
                read(build.module("shop", "<artifactId>shop</artifactId>").first());

        assertThat(settings.name()).isEqualTo("shop");
        assertThat(settings.flyway())
                .containsExactly(Map.entry(
                        "flyway.locations", "filesystem:" + directory + "/shop/src/main/resources/db/migration"));
        assertThat(settings.evidenceDirectory()).isEqualTo(directory.resolve("shop/target/switchback/evidence"));
    }

    @Test
    void thePolicyBesideTheMigrationsIsReadWhereNobodyNamesThem() throws Exception {
        BuildModule module =
                build.module("shop", "<artifactId>shop</artifactId>").first();
        Path migrations = Files.createDirectories(directory.resolve("shop/src/main/resources/db/migration"));
        Files.writeString(migrations.resolve("switchback.properties"), "switchback.gate.policy=strict\n");

        assertThat(new ModuleSettings(module, Map.of())
                        .read(Map.of())
                        .goal()
                        .gate()
                        .isStrict())
                .isTrue();
        assertThat(new ModuleSettings(module, Map.of())
                        .read(Map.of("switchback.gate.policy", "default"))
                        .goal()
                        .gate()
                        .isStrict())
                .as("the POM wins")
                .isFalse();
    }

    @Test
    void aProjectThatHasFlywayConfiguredNeedsNoMore() throws Exception {
        assertThat(read(build.module("shop", FLYWAY.formatted("")).first()).flyway())
                .isEqualTo(Map.of(
                        "flyway.locations", "filesystem:" + directory + "/shop/a,classpath:b",
                        "flyway.placeholders.tenant.name", "acme",
                        "flyway.postgresql.transactional.lock", "false",
                        "flyway.table", "of_plugin"));
    }

    @Test
    void thePlacesWinInTheOrderOfFlywaysPlugin() throws Exception {
        Files.createDirectories(directory.resolve("shop"));
        Files.writeString(directory.resolve("shop/flyway.conf"), "flyway.table=of_default_file");
        Files.writeString(directory.resolve("shop/named.conf"), "flyway.table=of_named_file");
        String properties = "<flyway.table>of_properties</flyway.table>";
        Map<String, String> environment = Map.of("FLYWAY_TABLE", "of_environment");

        build.module("shop", "<artifactId>x</artifactId>");
        assertThat(read(build.first()).flyway()).containsEntry("flyway.table", "of_default_file");
        build = new Build(directory).module("shop", FLYWAY.formatted(""));
        assertThat(read(build.first()).flyway()).containsEntry("flyway.table", "of_plugin");
        build = new Build(directory).module("shop", FLYWAY.formatted(properties));
        assertThat(read(build.first()).flyway()).containsEntry("flyway.table", "of_properties");
        build.property("flyway.configFiles", "named.conf");
        assertThat(read(build.first()).flyway()).containsEntry("flyway.table", "of_named_file");
        assertThat(read(build.first(), environment).flyway()).containsEntry("flyway.table", "of_environment");
        build.property("flyway.table", "of_command_line");
        assertThat(read(build.first(), environment).flyway()).containsEntry("flyway.table", "of_command_line");
    }

    @Test
    void theCommandLineWinsOverThePom() throws Exception {
        build.module(
                "shop", "<artifactId>shop</artifactId>" + own("<rows>5</rows><postgresqlHome>pg</postgresqlHome>"));

        assertThat(read(build.first()).rows()).isEqualTo(5);
        assertThat(read(build.first()).serverDirectories().home()).contains(directory.resolve("shop/pg"));
        assertThat(read(build.property("switchback.rows", "6").first()).rows()).isEqualTo(6);
    }

    @Test
    void aMisspeltElementIsNamedAlthoughMavenDoesNotHandItOver() throws Exception {
        build.module("shop", "<artifactId>shop</artifactId>" + own("<databse>postgresql:16</databse>"));

        assertThatExceptionOfType(SettingsProblem.class)
                .isThrownBy(() -> read(build.first()))
                .withMessage("switchback.databse (set in the switchback-maven-plugin's configuration) is not a setting;"
                        + " did you mean switchback.database?");
    }

    @Test
    void locationsOnTheCommandLineReplaceThoseOfFlywaysPlugin() throws Exception {
        build.module("shop", FLYWAY.formatted("")).property("switchback.locations", "filesystem:c");

        assertThat(read(build.first()).flyway())
                .containsEntry("flyway.locations", "filesystem:" + directory + "/shop/c");
    }

    @Test
    void withoutAPomPathsAreRelativeToTheDirectory() throws Exception {
        Settings settings =
                read(build.property("switchback.locations", "filesystem:db").withoutPom());

        assertThat(settings.name()).isEqualTo(directory.getFileName().toString());
        assertThat(settings.evidenceDirectory()).isEqualTo(directory.resolve("target/switchback/evidence"));
        assertThat(settings.flyway()).containsEntry("flyway.locations", "filesystem:" + directory + "/db");
    }

    @Test
    void aNamedExecutionHasEvidenceOfItsOwn() throws Exception {
        build.module("shop", "<artifactId>shop</artifactId>");

        assertThat(read(build.execution("reporting")).name()).isEqualTo("shop-reporting");
        assertThat(read(build.execution("default-rehearse")).name()).isEqualTo("shop");
    }

    private static String own(String configuration) {
        return "<build><plugins><plugin><groupId>dev.switchback</groupId>"
                + "<artifactId>switchback-maven-plugin</artifactId><configuration>" + configuration
                + "</configuration></plugin></plugins></build>";
    }
}
