// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.LocationDirectories;
import dev.switchback.migration.HistoryProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a project keeps its seed files. */
final class SeedLocations {

    private static final String CONVENTIONAL = "src/test/resources/db/seed";

    private SeedLocations() {}

    /**
     * Returns the directories.
     *
     * @param locations in Flyway's notation; one without a prefix is looked for on the class path, as Flyway does, and then
     *     below the base directory. If there are none, the usual one is taken where it exists
     * @throws RehearsalProblem if one that was asked for does not exist
     */
    static List<Path> of(List<String> locations, FlywaySettings flyway) throws RehearsalProblem {
        Path base = flyway.workingDirectory();
        if (locations.isEmpty()) {
            Path conventional = base.resolve(CONVENTIONAL);
            return Files.isDirectory(conventional) ? List.of(conventional) : List.of();
        }
        List<Path> directories = new ArrayList<>();
        for (String location : locations) {
            directories.addAll(existing(location, flyway));
        }
        return directories;
    }

    private static List<Path> existing(String location, FlywaySettings flyway) throws RehearsalProblem {
        try {
            List<Path> found = LocationDirectories.of(flyway, location);
            if (found.isEmpty() && !location.contains(":")) {
                found = LocationDirectories.of(flyway, "filesystem:" + location);
            }
            if (!found.isEmpty()) {
                return found;
            }
        } catch (HistoryProblem e) {
            throw new RehearsalProblem(String.valueOf(e.getMessage()), e);
        }
        throw new RehearsalProblem("The seed location " + location + " does not exist."
                + "\n  Correct switchback.seedLocations, or create the directory.");
    }
}
