// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches this machine for PostgreSQL of the asked-for major version, nearest first.
 *
 * <p>The order: a configured home, the class path, the local Maven repository, whoever may fetch the artifact, an
 * installed server. What was found where is said, and what was not found where, too.
 */
final class BinariesSearch {

    private final EmbeddedOptions options;
    private final Platform platform;
    private final Unpacked unpacked;
    private final List<String> tried = new ArrayList<>();

    BinariesSearch(EmbeddedOptions options, Platform platform, Unpacked unpacked) {
        this.options = options;
        this.platform = platform;
        this.unpacked = unpacked;
    }

    Binaries find() throws IOException {
        if (options.home().isPresent()) {
            return configured(options.home().get());
        }
        Optional<Binaries> found = Optional.empty();
        if (platform.isSupported()) {
            found = classPath();
            found = found.isPresent() ? found : localRepository();
            found = found.isPresent() ? found : source();
        }
        found = found.isPresent() ? found : installed();
        return found.orElseThrow(() -> new IOException(new MissingBinaries(major(), platform, tried).message()));
    }

    private int major() {
        return options.request().major();
    }

    private Binaries configured(Path home) throws IOException {
        Optional<Binaries> found = at(home, EmbeddedOptions.HOME + "=" + home);
        if (found.isEmpty()) {
            throw new IOException(EmbeddedOptions.HOME + "=" + home + " has no bin/postgres and bin/initdb");
        }
        if (found.get().major() != major()) {
            throw new IOException(EmbeddedOptions.HOME + "=" + home + " is PostgreSQL "
                    + found.get().version() + ", but " + options.request() + " is asked for; change one of the two");
        }
        return found.get();
    }

    private Optional<Binaries> classPath() throws IOException {
        List<Archive> archives = ClassPathArchives.named(platform.archiveName());
        for (Archive archive : archives) {
            int stated = archive.version().map(Binaries::major).orElse(major());
            if (stated == major()) {
                Binaries binaries = unpacked.of(archive);
                if (binaries.major() == major()) {
                    return Optional.of(binaries);
                }
            }
        }
        tried.add("the class path has " + (archives.isEmpty() ? "no " + platform.artifactId() : others(archives)));
        return Optional.empty();
    }

    private static String others(List<Archive> archives) {
        return "only other versions: "
                + String.join(", ", archives.stream().map(Archive::origin).toList());
    }

    private Optional<Binaries> localRepository() throws IOException {
        LocalRepository repository = LocalRepository.current();
        Optional<Path> jar = repository.newest(platform.artifactId(), major());
        if (jar.isEmpty()) {
            tried.add("the local Maven repository " + repository.root() + " has no " + platform.artifactId() + " "
                    + major() + ".x");
            return Optional.empty();
        }
        return fromJar(
                jar.get(), "from the local Maven repository: " + jar.get().getFileName());
    }

    /** A source that fails, without a network for instance, must not hide a server that is installed. */
    private Optional<Binaries> source() throws IOException {
        Optional<BinariesSource.Artifact> artifact = platform.artifact(major());
        if (artifact.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> jar;
        try {
            jar = options.source().find(artifact.get());
        } catch (IOException e) {
            tried.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        if (jar.isEmpty()) {
            tried.add("nobody could fetch " + artifact.get());
            return Optional.empty();
        }
        return fromJar(jar.get(), "fetched: " + artifact.get());
    }

    private Optional<Binaries> fromJar(Path jar, String origin) throws IOException {
        return Optional.of(unpacked.of(Archive.in(jar, platform.archiveName(), origin)));
    }

    private Optional<Binaries> installed() throws IOException {
        for (Path home : InstalledServers.candidates(major())) {
            Optional<Binaries> found = at(home, "installed in " + home);
            if (found.filter(binaries -> binaries.major() == major()).isPresent()) {
                return found;
            }
        }
        tried.add("no PostgreSQL " + major() + " is installed on this machine");
        return Optional.empty();
    }

    private static Optional<Binaries> at(Path directory, String origin) throws IOException {
        Path home = Files.isDirectory(directory) ? directory.toRealPath() : directory;
        Path postgres = home.resolve("bin/postgres");
        if (!Files.isExecutable(postgres) || !Files.isExecutable(home.resolve("bin/initdb"))) {
            return Optional.empty();
        }
        String version = Unpacked.version(postgres);
        String identity = home + " " + version + " " + Files.getLastModifiedTime(postgres) + " " + Files.size(postgres);
        return Optional.of(new Binaries(home, version, identity, origin));
    }
}
