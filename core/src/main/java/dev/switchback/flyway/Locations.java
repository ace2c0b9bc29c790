// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The places where the user keeps migrations, with relative paths made absolute. */
record Locations(List<String> descriptorList, List<String> callbackDescriptors) {

    private static final String FILESYSTEM = "filesystem:";
    private static final String DEFAULT = "classpath:db/migration";

    static Locations of(FlywaySettings settings) {
        return new Locations(
                absolute(settings, settings.get("flyway.locations", DEFAULT)),
                absolute(settings, settings.get("flyway.callbackLocations", "")));
    }

    String[] descriptors() {
        return descriptorList.toArray(String[]::new);
    }

    static List<String> absolute(FlywaySettings settings, String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> absoluteOne(settings, text))
                .toList();
    }

    private static String absoluteOne(FlywaySettings settings, String descriptor) {
        if (!descriptor.startsWith(FILESYSTEM)) {
            return descriptor;
        }
        String path = descriptor.substring(FILESYSTEM.length());
        return FILESYSTEM + settings.workingDirectory().toAbsolutePath().resolve(path);
    }

    /** Returns the directories that {@code filesystem:} locations without wildcards name. */
    List<Path> directories() {
        return descriptorList.stream()
                .filter(text -> text.startsWith(FILESYSTEM))
                .map(text -> Path.of(text.substring(FILESYSTEM.length())).normalize())
                .filter(Files::isDirectory)
                .toList();
    }
}
