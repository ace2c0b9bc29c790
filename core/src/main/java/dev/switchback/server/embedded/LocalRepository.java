// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The directory in which Maven keeps the artifacts that it has downloaded, read without Maven.
 *
 * @param root the repository's directory
 */
record LocalRepository(Path root) {

    private static final Pattern RELEASE = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");
    private static final Comparator<String> OLDEST_FIRST =
            Comparator.comparing(LocalRepository::numbers, (a, b) -> Arrays.compare(a, b));

    static LocalRepository current() {
        String configured = System.getProperty("maven.repo.local", "");
        return new LocalRepository(
                configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
                        : Path.of(configured).toAbsolutePath());
    }

    /** Returns the jar of the newest release that fits and was downloaded completely. */
    Optional<Path> newest(String groupId, String artifactId, Predicate<String> fits) throws IOException {
        Path artifact = root.resolve(groupId.replace('.', '/')).resolve(artifactId);
        if (!Files.isReadable(artifact)) {
            return Optional.empty();
        }
        List<String> versions = new ArrayList<>();
        try (var directories = Files.newDirectoryStream(artifact)) {
            directories.forEach(
                    directory -> versions.add(directory.getFileName().toString()));
        }
        return versions.stream()
                .filter(version -> RELEASE.matcher(version).matches() && fits.test(version))
                .sorted(OLDEST_FIRST.reversed())
                .map(version -> artifact.resolve(version).resolve(artifactId + "-" + version + ".jar"))
                .filter(Files::isReadable)
                .findFirst();
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
