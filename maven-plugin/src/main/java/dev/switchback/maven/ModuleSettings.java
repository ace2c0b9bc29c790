// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.FlywayConfigurationFiles;
import dev.switchback.settings.Key;
import dev.switchback.settings.PolicyFile;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * Gathers the settings of a module, in the order of Flyway's own Maven plugin (13.8.1): files that Flyway reads unasked, POM
 * configuration, POM properties, files that are named, environment, system properties.
 */
final class ModuleSettings {

    /** The default of Flyway's Maven plugin. */
    static final String DEFAULT_LOCATION = "filesystem:src/main/resources/db/migration";

    private static final String FLYWAY_LOCATIONS = "flyway.locations";

    private final BuildModule module;
    private final Map<String, String> environment;

    ModuleSettings(BuildModule module, Map<String, String> environment) {
        this.module = module;
        this.environment = environment;
    }

    SettingsReading read(Map<String, String> parameters) throws SettingsProblem {
        return SettingsReader.read(module.name(), module.base(), sources(parameters));
    }

    /** Reads them with what {@code settings.xml} has for the server that they name, where nothing else gives a user. */
    SettingsReading read(Map<String, String> parameters, ServerCredentials credentials) throws SettingsProblem {
        List<SettingsSource> sources = sources(parameters);
        SettingsSource.last(sources, "flyway.serverId")
                .flatMap(credentials::of)
                .ifPresent(server -> sources.add(0, server));
        return SettingsReader.read(module.name(), module.base(), sources);
    }

    private List<SettingsSource> sources(Map<String, String> parameters) throws SettingsProblem {
        Path base = module.base();
        FlywayConfigurationFiles files = new FlywayConfigurationFiles(environment);
        List<SettingsSource> set = new ArrayList<>(files.defaults(base, home()));
        int project = set.size();
        set.addAll(pom(parameters));
        List<SettingsSource> person = person();
        set.addAll(files.named(Stream.concat(set.stream(), person.stream()).toList(), base));
        set.addAll(person);
        set.add(0, defaults(set));
        PolicyFile.beside(set, base).ifPresent(policy -> set.add(project + 1, policy));
        return set;
    }

    /** Says whether the module's own POM says where its migrations are; then they are expected there. */
    boolean namesLocations() {
        List<SettingsSource> pom = pom(Map.of());
        return SettingsSource.last(pom, FLYWAY_LOCATIONS)
                .or(() -> SettingsSource.last(pom, Key.LOCATIONS.key()))
                .isPresent();
    }

    private SettingsSource defaults(List<SettingsSource> set) {
        Map<String, String> values = new TreeMap<>();
        values.put(
                Key.EVIDENCE.key(),
                module.buildDirectory().resolve("switchback/evidence").toString());
        if (SettingsSource.last(set, FLYWAY_LOCATIONS)
                .or(() -> SettingsSource.last(set, Key.LOCATIONS.key()))
                .isEmpty()) {
            values.put(FLYWAY_LOCATIONS, DEFAULT_LOCATION);
        }
        return SettingsSource.of("the defaults", values);
    }

    private List<SettingsSource> pom(Map<String, String> parameters) {
        MavenProject project = module.project();
        return List.of(
                SettingsSource.of("the flyway-maven-plugin's configuration", FlywayPlugin.settings(project)),
                SettingsSource.of("the switchback-maven-plugin's configuration", OwnPlugin.settings(project)),
                SettingsSource.of("the goal's configuration", parameters),
                SettingsSource.of("the POM's properties", project.getProperties()));
    }

    private List<SettingsSource> person() {
        return List.of(
                SettingsSource.environment(environment),
                SettingsSource.of("system properties", module.session().getSystemProperties()),
                SettingsSource.of("the command line", module.session().getUserProperties()));
    }

    private Path home() {
        return Path.of(module.session().getSystemProperties().getProperty("user.home", "."));
    }
}
