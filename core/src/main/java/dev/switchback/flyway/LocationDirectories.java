// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The directories that locations in Flyway's notation stand for, inside jars too. */
public final class LocationDirectories {

    private LocationDirectories() {}

    /** Returns those of one location; none if it does not exist. */
    public static List<Path> of(FlywaySettings settings, String location) {
        return Locations.absolute(settings, location).stream()
                .flatMap(descriptor -> new LocationRoots(settings.classLoader()).existing(descriptor).stream())
                .toList();
    }

    /** Returns those in which Flyway looks for SQL callbacks: of {@code flyway.locations} and {@code flyway.callbackLocations}. */
    public static List<Path> ofCallbacks(FlywaySettings settings) {
        Locations locations = Locations.of(settings);
        return Stream.concat(locations.descriptorList().stream(), locations.callbackDescriptors().stream())
                .flatMap(descriptor -> of(settings, descriptor).stream())
                .distinct()
                .toList();
    }
}
