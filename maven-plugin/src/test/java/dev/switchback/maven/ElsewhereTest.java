// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElsewhereTest {

    @TempDir
    private Path directory;

    private Build build;

    @BeforeEach
    void threeModules() throws IOException {
        build = new Build(directory)
                .module(".", "<artifactId>root</artifactId>")
                .module("lib", "<artifactId>lib</artifactId>")
                .module("app", "<artifactId>app</artifactId>");
    }

    private void migrationsIn(String path) throws IOException {
        Files.createDirectories(directory.resolve(path));
    }

    private List<Optional<String>> owners() throws Exception {
        List<Optional<String>> owners = new ArrayList<>();
        for (BuildModule module : build.modules(MojoExecution.Source.CLI)) {
            var settings = new ModuleSettings(module, Map.of()).read(Map.of()).settings();
            owners.add(new Elsewhere(module, Map.of()).owner(settings).map(MavenProject::getArtifactId));
        }
        return owners;
    }

    @Test
    void modulesWithoutMigrationsAreToldWhichOneHasThem() throws Exception {
        migrationsIn("app/src/main/resources/db/migration");

        assertThat(owners()).containsExactly(Optional.of("app"), Optional.of("app"), Optional.empty());
    }

    @Test
    void ifNoModuleHasThemEachIsRehearsedAndFails() throws Exception {
        assertThat(owners()).containsOnly(Optional.empty());
    }

    @Test
    void locationsFromTheCommandLineAreLookedForInEveryModule() throws Exception {
        migrationsIn("lib/sql");
        build.property("switchback.locations", "filesystem:sql");

        assertThat(owners()).containsExactly(Optional.of("lib"), Optional.empty(), Optional.of("lib"));
    }

    @Test
    void aClassPathLocationIsNeverPassedOver() throws Exception {
        migrationsIn("app/src/main/resources/db/migration");
        build.property("switchback.locations", "classpath:db/migration");

        assertThat(owners()).containsOnly(Optional.empty());
    }

    @Test
    void aModuleWithLocationsOfItsOwnHasThemForTheOthers() throws Exception {
        migrationsIn("db/sql");
        build.module("db", "<artifactId>db</artifactId>" + flywayLocations("filesystem:sql"));

        assertThat(owners()).containsExactly(of("db"), of("db"), of("db"), Optional.empty());
    }

    @Test
    void aModuleWithAWrongLocationInItsPomIsNotPassedOver() throws Exception {
        migrationsIn("app/src/main/resources/db/migration");
        build.module("db", "<artifactId>db</artifactId>" + flywayLocations("filesystem:sqll"));

        assertThat(owners()).containsExactly(of("app"), of("app"), Optional.empty(), Optional.empty());
    }

    private static Optional<String> of(String artifact) {
        return Optional.of(artifact);
    }

    private static String flywayLocations(String location) {
        return "<build><plugins><plugin><groupId>org.flywaydb</groupId><artifactId>flyway-maven-plugin</artifactId>"
                + "<configuration><locations><location>" + location
                + "</location></locations></configuration></plugin></plugins></build>";
    }

    @Test
    void onTheCommandLineAGoalIsForEveryModuleAndBoundForItsOwn() {
        assertThat(build.modules(MojoExecution.Source.CLI))
                .extracting(module -> module.project().getArtifactId())
                .containsExactly("root", "lib", "app");
        assertThat(build.modules(MojoExecution.Source.LIFECYCLE))
                .extracting(module -> module.project().getArtifactId())
                .containsExactly("root");
    }
}
