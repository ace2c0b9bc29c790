// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.embedded.BinariesSource.Artifact;
import java.util.List;

/**
 * What to tell somebody for whom no server was found.
 *
 * @param request      what was asked for
 * @param distribution where it can be had
 * @param tried        what was looked at and what was not there
 */
record MissingBinaries(DatabaseRequest request, Distribution distribution, List<String> tried) {

    MissingBinaries {
        tried = List.copyOf(tried);
    }

    String message() {
        Platform platform = distribution.platform();
        return "no " + wanted() + " for " + platform.system() + " on " + platform.architecture() + ":\n  - "
                + String.join("\n  - ", tried) + "\n" + remedies();
    }

    private String wanted() {
        return distribution.product() + " " + request.version();
    }

    private String remedies() {
        String home = "set -D" + distribution.homeProperty() + "=<the directory over bin> to an installed " + wanted();
        if (!distribution.isSupported()) {
            return "There are no embedded binaries for this machine. To mend it, " + home + ".";
        }
        return distribution
                .artifact(request)
                .map(artifact ->
                        "To mend it, either add this to the project (scope test), or to the dependencies of the"
                                + " plugin when Maven runs it:\n" + dependency(artifact) + distribution.notice()
                                + "\nor download it once:\n  mvn dependency:get -Dartifact=" + artifact + "\nor "
                                + home + ".")
                .orElse("There are embedded binaries for " + distribution.range()
                        + ". To mend it, ask for one of them, or " + home + ".");
    }

    private static String dependency(Artifact artifact) {
        return """
                  <dependency>
                    <groupId>%s</groupId>
                    <artifactId>%s</artifactId>
                    <version>%s</version>
                  </dependency>""".formatted(artifact.groupId(), artifact.artifactId(), artifact.version());
    }
}
