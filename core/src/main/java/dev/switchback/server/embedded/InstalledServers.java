// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The directories in which packages put PostgreSQL; only the programs are used, never the server's data. */
final class InstalledServers {

    private static final List<String> PLACES = List.of(
            "/usr/lib/postgresql/%d", // Debian, Ubuntu
            "/usr/pgsql-%d", // packages of postgresql.org for Red Hat
            "/usr/libexec/postgresql%d", // Alpine
            "/opt/homebrew/opt/postgresql@%d", // Homebrew on Apple silicon
            "/usr/local/opt/postgresql@%d", // Homebrew on Intel
            "/Library/PostgreSQL/%d", // EDB's installer
            "/Applications/Postgres.app/Contents/Versions/%d");

    private InstalledServers() {}

    static List<Path> candidates(int major) {
        return Stream.concat(
                        PLACES.stream().map(place -> place.formatted(major)), Stream.of("/usr", "/usr/local/pgsql"))
                .map(Path::of)
                .toList();
    }
}
