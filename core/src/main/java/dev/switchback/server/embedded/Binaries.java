// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.nio.file.Path;

/**
 * PostgreSQL's programs, ready to run.
 *
 * @param home     the directory over {@code bin}
 * @param version  the version as the server states it, such as {@code 18.6}
 * @param identity what tells these binaries from others, for the key of whatever is made with them
 * @param origin   where they came from, for people
 */
record Binaries(Path home, String version, String identity, String origin) {

    int major() {
        return major(version);
    }

    /** Returns the leading number of {@code 18.6}, {@code 18.6.0}, {@code 18beta1}; 0 if there is none. */
    static int major(String version) {
        String digits = version.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }
}
