// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the jar that holds the server's binaries, for whoever can download it.
 *
 * <p>The launcher itself never touches the network. A build tool that can resolve artifacts, with its own repositories,
 * mirrors and credentials, hands in its way of doing so.
 */
@FunctionalInterface
public interface BinariesSource {

    /** The source that has nothing. */
    BinariesSource NONE = artifact -> Optional.empty();

    /**
     * Returns the artifact's jar as a local file, or nothing if this source does not have it.
     *
     * @throws IOException if the source should have had it and failed
     */
    Optional<Path> find(Artifact artifact) throws IOException;

    /** The Maven coordinates of a jar. */
    record Artifact(String groupId, String artifactId, String version) {

        /** Returns the coordinates as build tools write them: {@code group:artifact:version}. */
        @Override
        public String toString() {
            return groupId + ":" + artifactId + ":" + version;
        }
    }
}
