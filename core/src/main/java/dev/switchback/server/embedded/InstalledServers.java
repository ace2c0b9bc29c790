// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The directories in which packages put servers; only the programs are used, never the server's data. */
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

    static List<Path> postgresql(int major) {
        return Stream.concat(
                        PLACES.stream().map(place -> place.formatted(major)), Stream.of("/usr", "/usr/local/pgsql"))
                .map(Path::of)
                .toList();
    }

    /** Returns the places of packages, and what is on the path. */
    static List<Path> of(MysqlFlavor flavor, String version) {
        Stream<String> onPath = Stream.of(String.valueOf(System.getenv("PATH")).split(":", -1))
                .filter(directory -> directory.matches("/.*/s?bin/?"))
                .map(directory -> directory.replaceFirst("/[^/]*/?$", ""));
        Stream<String> places = Stream.of(
                "/usr", // Debian and Ubuntu in sbin, Red Hat and Alpine in libexec or bin
                "/usr/local",
                "/usr/local/" + flavor.key(),
                "/opt/" + flavor.key(),
                "/opt/homebrew/opt/" + flavor.key() + "@" + version,
                "/opt/homebrew/opt/" + flavor.key(),
                "/usr/local/opt/" + flavor.key() + "@" + version,
                "/usr/local/opt/" + flavor.key());
        return Stream.concat(onPath, places)
                .filter(place -> !place.isEmpty())
                .distinct()
                .map(Path::of)
                .toList();
    }
}
