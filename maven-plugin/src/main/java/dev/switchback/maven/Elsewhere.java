// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

    Elsewhere(BuildModule module) {
        this.module = module;
    }

    /** Returns the module that has the migrations, if this one has none of its locations. */
    Optional<MavenProject> owner(Settings settings) {
        List<String> locations = Arrays.asList(
                settings.flyway().getOrDefault("flyway.locations", "").split(","));
        Path base = module.base().toAbsolutePath().normalize();
        if (!locations.stream().allMatch(location -> isBelow(location, base)) || exists(locations, base, base)) {
            return Optional.empty();
        }
        return module.session().getProjects().stream()
                .filter(other -> exists(locations, base, module.baseOf(other)))
                .findFirst();
    }

    private static boolean isBelow(String location, Path base) {
        return location.startsWith(FILESYSTEM + base) && !location.matches(".*[*?].*");
    }

    private static boolean exists(List<String> locations, Path from, Path to) {
        return locations.stream()
                .map(location -> from.relativize(Path.of(location.substring(FILESYSTEM.length()))))
                .anyMatch(relative -> Files.isDirectory(to.resolve(relative)));
    }
}
