// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file that a person edits, given the copy of it that a build put on the class path.
 *
 * <p>An IDE that opens {@code target/classes/db/migration/V2__add_email.sql} shows a file whose changes the next build undoes.
 */
final class SourceFile {

    private static final List<Path> MAIN = List.of(Path.of("src/main/resources"), Path.of("src/main/java"));
    private static final List<Path> TEST = List.of(Path.of("src/test/resources"), Path.of("src/test/java"));

    private SourceFile() {}

    /** Returns the source of a file, or the file itself if it is no copy, or of a source that is not there. */
    static Path of(Path file) {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            return file;
        }
        Path absolute = file.toAbsolutePath().normalize();
        return outputs(absolute)
                .flatMap(output -> candidates(output, output.relativize(absolute)))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(file);
    }

    private static Stream<Path> outputs(Path file) {
        return Stream.iterate(file.getParent(), path -> path != null && path.getNameCount() > 1, Path::getParent);
    }

    private static Stream<Path> candidates(Path output, Path relative) {
        return project(output).stream()
                .flatMap(project -> (isTest(output) ? TEST : MAIN)
                        .stream().map(source -> project.resolve(source).resolve(relative)));
    }

    /** Maven: {@code <project>/target/classes}. Gradle: {@code <project>/build/resources/main}. */
    private static Optional<Path> project(Path output) {
        if (output.endsWith("classes") || output.endsWith("test-classes")) {
            return Optional.ofNullable(output.getParent()).map(Path::getParent);
        }
        if (output.endsWith("resources/main") || output.endsWith("resources/test")) {
            return Optional.ofNullable(output.getParent()).map(Path::getParent).map(Path::getParent);
        }
        return Optional.empty();
    }

    private static boolean isTest(Path output) {
        return output.endsWith("test-classes") || output.endsWith("test");
    }
}
