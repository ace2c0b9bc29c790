// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import dev.switchback.migration.HistoryProblem;
import dev.switchback.settings.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The directories in which a person writes a project's scripts. */
public final class MigrationDirectories {

    private static final String FILESYSTEM = "filesystem:";
    private static final String CLASSPATH = "classpath:";
    private static final String RESOURCES = "src/main/resources";

    private MigrationDirectories() {}

    /**
     * Returns those of the migrations; what is on the class path comes from the project's resources.
     *
     * @throws HistoryProblem if a location is no one directory
     */
    public static List<Path> of(Settings settings) {
        String locations = settings.flyway().getOrDefault("flyway.locations", "classpath:db/migration");
        return directories(Arrays.asList(locations.split(",")), settings.baseDirectory());
    }

    /** Returns those that the user has named for undo scripts. */
    public static List<Path> ofUndo(Settings settings) {
        return directories(settings.undoLocations(), settings.baseDirectory());
    }

    private static List<Path> directories(List<String> locations, Path base) {
        return locations.stream()
                .map(String::strip)
                .map(location -> directory(location, base))
                .toList();
    }

    private static Path directory(String location, Path base) {
        if (location.startsWith(FILESYSTEM) && !location.matches(".*[*?].*")) {
            return base.resolve(location.substring(FILESYSTEM.length()));
        }
        if (location.matches("[^*?:]+") || location.startsWith(CLASSPATH) && !location.matches(".*[*?].*")) {
            String path = location.startsWith(CLASSPATH) ? location.substring(CLASSPATH.length()) : location;
            return base.resolve(RESOURCES).resolve(path.replaceFirst("^/", ""));
        }
        throw new HistoryProblem(
                "no script can be written to a location that is not one directory",
                location,
                "name the directory with -Dswitchback.locations=filesystem:src/main/resources/db/migration");
    }
}
