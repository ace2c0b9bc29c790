// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Flyway's notation of places: {@code filesystem:db/migration}, {@code classpath:db/migration}, or no prefix for the latter. */
final class Locations {

    private static final String FILESYSTEM = "filesystem:";

    private Locations() {}

    /** Returns locations with relative {@code filesystem:} entries made absolute; they may hold wildcards, which no path has. */
    static List<String> absolute(List<String> locations, Path base) {
        return locations.stream().map(location -> absolute(location, base)).toList();
    }

    private static String absolute(String location, Path base) {
        if (!location.startsWith(FILESYSTEM)) {
            return location;
        }
        String path = location.substring(FILESYSTEM.length());
        if (new File(path).isAbsolute()) {
            return location;
        }
        String relative = path.startsWith("./") ? path.substring(2) : path;
        return FILESYSTEM + base.toAbsolutePath().normalize() + "/" + relative;
    }
}
