// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.embedded.BinariesSource.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tukaani.xz.XZInputStream;

/**
 * The binaries that the zonky project publishes, and what packages install.
 *
 * @param platform the system and processor
 */
record PostgresDistribution(Platform platform) implements Distribution {

    private static final Pattern VERSION = Pattern.compile("postgres \\(PostgreSQL\\) (\\S+)");

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public String key() {
        return "postgresql";
    }

    @Override
    public boolean isSupported() {
        return platform.isSupported();
    }

    @Override
    public String groupId() {
        return Platform.GROUP;
    }

    @Override
    public String artifactId() {
        return platform.artifactId();
    }

    @Override
    public Optional<Artifact> artifact(DatabaseRequest request) {
        return platform.artifact(request.major()).filter(artifact -> request.isMetBy(artifact.version()));
    }

    @Override
    public Optional<String> serverVersion(String artifactVersion) {
        return Optional.of(artifactVersion);
    }

    @Override
    public String archiveName(DatabaseRequest request) {
        return platform.archiveName();
    }

    @Override
    public void unpack(Archive archive, Path empty) throws IOException {
        try (InputStream in = new XZInputStream(archive.open())) {
            TarArchive.unpack(in, empty);
        }
    }

    @Override
    public Optional<Path> program(Path home) {
        Path postgres = home.resolve("bin/postgres");
        boolean complete = Files.isExecutable(postgres) && Files.isExecutable(home.resolve("bin/initdb"));
        return complete ? Optional.of(postgres) : Optional.empty();
    }

    @Override
    public String programs() {
        return "bin/postgres and bin/initdb";
    }

    @Override
    public Pattern version() {
        return VERSION;
    }

    @Override
    public List<Path> installed(DatabaseRequest request) {
        return InstalledServers.postgresql(request.major());
    }

    @Override
    public String range() {
        return "PostgreSQL 14 to 18";
    }
}
