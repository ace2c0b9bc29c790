// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.FlywayConfigurationFiles;
import dev.switchback.settings.Key;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gathers the settings of a test class from wherever they are written.
 *
 * <p>What is nearer to the person who starts the run wins. Lowest first: the {@code flyway.conf} that Flyway reads unasked, the
 * annotation, {@code junit-platform.properties}, what a launcher was given (Surefire's {@code configurationParameters}), files
 * that {@code flyway.configFiles} names, the environment, and system properties (a build's {@code -D}). Flyway's front ends let
 * named files win over a project's configuration too.
 *
 * @param platform    what {@code junit-platform.properties} says
 * @param environment the environment variables
 * @param system      the system properties
 * @param parameters  JUnit's configuration parameters by name; which there are, JUnit does not tell
 */
record ClassSettings(
        Properties platform,
        Map<String, String> environment,
        Properties system,
        Function<String, Optional<String>> parameters) {

    /** Returns what there is around a context. */
    static ClassSettings around(ExtensionContext context) throws RehearsalProblem {
        return new ClassSettings(
                PlatformProperties.read(context.getRequiredTestClass().getClassLoader()),
                System.getenv(),
                System.getProperties(),
                context::getConfigurationParameter);
    }

    /** Reads the settings of a rehearsal, which is called as its class. */
    SettingsReading read(Class<?> testClass) throws RehearsalProblem, SettingsProblem {
        return read(testClass, testClass.getName());
    }

    SettingsReading read(Class<?> testClass, String name) throws RehearsalProblem, SettingsProblem {
        Path base = BuildDirectory.base();
        List<SettingsSource> project = project(testClass);
        List<SettingsSource> person =
                List.of(SettingsSource.environment(environment), SettingsSource.of("system properties", system));
        FlywayConfigurationFiles files = new FlywayConfigurationFiles(environment);
        List<SettingsSource> sources = new ArrayList<>();
        sources.add(build(testClass));
        sources.addAll(files.defaults(base, Path.of(system.getProperty("user.home", "."))));
        sources.addAll(project);
        sources.addAll(
                files.named(Stream.concat(project.stream(), person.stream()).toList(), base));
        sources.addAll(person);
        return SettingsReader.read(name, base, sources);
    }

    /** What is checked in with the project, lowest first. */
    private List<SettingsSource> project(Class<?> testClass) throws RehearsalProblem {
        List<SettingsSource> sources = new ArrayList<>();
        Optional<Rehearse> annotation = AnnotationSettings.find(testClass);
        if (annotation.isPresent()) {
            sources.add(SettingsSource.of(
                    "@Rehearse on " + testClass.getName(), AnnotationSettings.of(annotation.orElseThrow())));
        }
        sources.add(SettingsSource.of(PlatformProperties.FILE, platform));
        sources.add(SettingsSource.of("JUnit configuration parameters", givenToLauncher()));
        return sources;
    }

    /** Evidence goes where the build keeps what it makes, so that cleaning removes it. */
    private static SettingsSource build(Class<?> testClass) {
        Path evidence = BuildDirectory.of(testClass).resolve("switchback").resolve("evidence");
        return SettingsSource.of("the build", Map.of(Key.EVIDENCE.key(), evidence.toString()));
    }

    /** JUnit answers with the launcher's value, else the system's, else the file's: another value than theirs is the launcher's. */
    private Map<String, String> givenToLauncher() {
        Map<String, String> given = new TreeMap<>();
        for (String key : SettingsSource.names()) {
            String elsewhere = system.getProperty(key, platform.getProperty(key));
            parameters.apply(key).filter(value -> !value.equals(elsewhere)).ifPresent(value -> given.put(key, value));
        }
        return given;
    }
}
