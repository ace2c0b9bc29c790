// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The directories in which Flyway looks for SQL callbacks. */
public final class CallbackRoots {

    private CallbackRoots() {}

    /** Returns those of {@code flyway.locations} and {@code flyway.callbackLocations}; one that does not exist has none. */
    public static List<Path> of(FlywaySettings settings) {
        Locations locations = Locations.of(settings);
        LocationRoots roots = new LocationRoots(settings.classLoader());
        return Stream.concat(locations.descriptorList().stream(), locations.callbackDescriptors().stream())
                .flatMap(descriptor -> roots.existing(descriptor).stream())
                .distinct()
                .toList();
    }
}
