// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.embedded.BinariesSource.Artifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the programs of a product's server can be had, and how they are recognised. */
interface Distribution {

    /** Returns the product's name for people. */
    String product();

    /** Returns what the properties of this product begin with, after {@code switchback.}. */
    String key();

    Platform platform();

    /** Tells whether there are artifacts for this platform. */
    boolean isSupported();

    String groupId();

    String artifactId();

    /** Returns the artifact that is known to have what is asked for. */
    Optional<Artifact> artifact(DatabaseRequest request);

    /** Returns the server's version that an artifact of this version holds, if that is known without opening it. */
    Optional<String> serverVersion(String artifactVersion);

    /** Returns the name of what to unpack inside the artifact's jar. */
    String archiveName(DatabaseRequest request);

    void unpack(Archive archive, Path empty) throws IOException;

    /** Returns the server's program, if everything that is needed is in a home. */
    Optional<Path> program(Path home);

    /** Returns the programs that a home must have, for people. */
    String programs();

    /** Returns what the server says to {@code --version}; the first group is its version. */
    Pattern version();

    /** Returns the homes in which a server could be installed. */
    List<Path> installed(DatabaseRequest request);

    /** Returns which versions there are artifacts of, for people. */
    String range();

    /** Returns what to know before adding the artifact, which is then never fetched unasked; or an empty text. */
    default String notice() {
        return "";
    }

    /** Returns the property that names a home. */
    default String homeProperty() {
        return EmbeddedOptions.home(key());
    }
}
