// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/**
 * Tells a module that has no migrations, in a build in which another one has them, from a location that is wrong.
 *
 * <p>{@code mvn switchback:rehearse} at the root of a build visits every module, also the root itself; those without the
 * directory are passed over with a line. If no module has it, each says so: a build that rehearses nothing is not green.
 */
final class Elsewhere {

    private static final String FILESYSTEM = "filesystem:";

    private final BuildModule module;
    private final Map<String, String> environment;

    Elsewhere(BuildModule module, Map<String, String> environment) {
        this.module = module;
        this.environment = environment;
    }

    /** Returns the module that has the migrations, if this one has none of its locations and was not told to have them. */
    Optional<MavenProject> owner(Settings settings) {
        List<String> locations = locations(settings);
        if (!locations.stream().allMatch(Elsewhere::isPlainDirectory) || anyExists(locations)) {
            return Optional.empty();
        }
        return module.session().getProjects().stream()
                .filter(other -> hasSame(other, locations) || hasItsOwn(other))
                .findFirst();
    }

    private static List<String> locations(Settings settings) {
        return Arrays.asList(
                settings.flyway().getOrDefault("flyway.locations", "").split(","));
    }

    private static boolean isPlainDirectory(String location) {
        return location.startsWith(FILESYSTEM) && !location.matches(".*[*?].*");
    }

    private static boolean anyExists(List<String> locations) {
        return locations.stream().map(Elsewhere::path).anyMatch(Files::isDirectory);
    }

    /** A location that the parent's POM or the command line gives to every module. */
    private boolean hasSame(MavenProject other, List<String> locations) {
        Path base = module.base().toAbsolutePath().normalize();
        return locations.stream()
                .map(Elsewhere::path)
                .filter(path -> path.startsWith(base))
                .map(path -> module.baseOf(other).resolve(base.relativize(path)))
                .anyMatch(Files::isDirectory);
    }

    /** A location of the other module, while this one names none in its POM. */
    private boolean hasItsOwn(MavenProject other) {
        if (new ModuleSettings(module, environment).namesLocations()) {
            return false;
        }
        ModuleSettings settings = new ModuleSettings(module.other(other), environment);
        try {
            List<String> own = locations(settings.read(Map.of()).settings());
            return settings.namesLocations() && (!own.stream().allMatch(Elsewhere::isPlainDirectory) || anyExists(own));
        } catch (SettingsProblem e) {
            return false; // it is told when that module has its turn
        }
    }

    private static Path path(String location) {
        return Path.of(location.substring(FILESYSTEM.length())).normalize();
    }
}
