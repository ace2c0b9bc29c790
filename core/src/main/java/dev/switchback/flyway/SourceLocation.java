// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory in which people keep migrations, as opposed to the copy that a build makes of it.
 *
 * @param directory  where
 * @param descriptor the location as it is set
 */
public record SourceLocation(Path directory, String descriptor) {

    private static final String CLASSPATH = "classpath:";
    private static final String RESOURCES = "src/main/resources";

    /** Returns those of the user's locations; one on the class path is taken to come from {@code src/main/resources}. */
    public static List<SourceLocation> of(FlywaySettings settings) {
        return Locations.of(settings).descriptorList().stream()
                .flatMap(descriptor -> of(settings, descriptor).stream())
                .toList();
    }

    private static List<SourceLocation> of(FlywaySettings settings, String descriptor) {
        if (descriptor.startsWith("filesystem:")) {
            return new LocationRoots(settings.classLoader())
                    .existing(descriptor).stream()
                            .map(root -> new SourceLocation(root, descriptor))
                            .toList();
        }
        String plain = descriptor.replaceFirst("^" + CLASSPATH, "").replaceFirst("/?[^/]*[*?].*$", "");
        Path source =
                settings.workingDirectory().toAbsolutePath().resolve(RESOURCES).resolve(plain.replaceFirst("^/", ""));
        return Files.isDirectory(source) ? List.of(new SourceLocation(source, descriptor)) : List.of();
    }

    /** Says whether a file, by its path below the directory, is meant. */
    public boolean means(String path) {
        return new LocationPattern(descriptor).name(path).isPresent();
    }

    /** Returns a file's own name. */
    public static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
