// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the package that has a shared library without which a program does not start. */
final class MissingLibraries {

    /** What the dynamic linkers of glibc and of musl say. */
    private static final Pattern MISSING =
            Pattern.compile("(?:error while loading shared libraries: |Error loading shared library )([^:\\s]+):");

    private static final Map<String, String> PACKAGES = Map.of(
            "libaio.so.1",
            """
              Debian up to 12, Ubuntu up to 22.04: apt-get install libaio1
              Debian from 13, Ubuntu from 24.04: no package has it under this name; apt-get install libaio1t64, and then
                ln -s libaio.so.1t64 /usr/lib/$(uname -m)-linux-gnu/libaio.so.1
              Fedora, Red Hat: dnf install libaio    Alpine: apk add libaio""",
            "libnuma.so.1",
            """
              Debian, Ubuntu: apt-get install libnuma1
              Fedora, Red Hat: dnf install numactl-libs    Alpine: apk add numactl""",
            "liburing.so.2",
            """
              Debian, Ubuntu: apt-get install liburing2
              Fedora, Red Hat: dnf install liburing    Alpine: apk add liburing""",
            "libncurses.so.5",
            """
              Debian up to 12, Ubuntu up to 22.04: apt-get install libncurses5    later ones: no package fits
              Fedora, Red Hat: dnf install ncurses-compat-libs    Alpine: no package fits""",
            "libtinfo.so.5",
            """
              Debian up to 12, Ubuntu up to 22.04: apt-get install libtinfo5    later ones: no package fits
              Fedora, Red Hat: dnf install ncurses-compat-libs    Alpine: no package fits""",
            "libcrypt.so.1",
            """
              Debian, Ubuntu: apt-get install libcrypt1
              Fedora, Red Hat: dnf install libxcrypt-compat    Alpine: no package fits""",
            "libsystemd.so.0",
            """
              Debian, Ubuntu: apt-get install libsystemd0
              Fedora, Red Hat: dnf install systemd-libs    Alpine: no package fits""");

    private MissingLibraries() {}

    /** Returns the explanation, ending with a line's end, or an empty text if no library is missing. */
    static String explain(String output) {
        Matcher matcher = MISSING.matcher(output);
        if (!matcher.find()) {
            return "";
        }
        String library = matcher.group(1);
        String packages = PACKAGES.get(library);
        return "the shared library " + library + " is missing on this machine; install it:\n"
                + (packages == null ? "  the package that has it is found with: apt-file search " + library : packages)
                + "\nor ask for another version, or a server in a container.\n";
    }
}
