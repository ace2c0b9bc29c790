// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a Java of at least a version, beside the one that runs: installations usually share a directory. */
final class NewerJava {

    private NewerJava() {}

    /** Returns its home; where there is none the test is skipped and says what is missing. */
    static Path find(int atLeast) throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        if (Runtime.version().feature() >= atLeast) {
            return own;
        }
        Optional<Path> found;
        try (Stream<Path> homes = Files.list(own.getParent())) {
            found = homes.filter(home -> version(home) >= atLeast).sorted().findFirst();
        }
        assumeTrue(found.isPresent(), "no JDK " + atLeast + " or later is installed in " + own.getParent());
        return found.orElseThrow();
    }

    private static int version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return 0;
        }
        try {
            List<String> lines = Files.readAllLines(release);
            return lines.stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceFirst("^JAVA_VERSION=\"(\\d+).*$", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
