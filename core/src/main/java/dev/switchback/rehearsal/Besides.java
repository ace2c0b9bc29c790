// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.Bound;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.migration.Migration;
import dev.switchback.settings.Settings;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What decides how the migrations run, apart from settings and scripts.
 *
 * @param hashes  SHA-256 by path or name
 * @param bound   those of them that are files, by path
 * @param remarks what a person should know, one sentence each
 */
record Besides(Map<String, String> hashes, Bound bound, List<String> remarks) {

    /**
     * Reads it.
     *
     * @param resources what hooks consist of
     */
    static Besides of(
            Settings settings, FlywaySettings flyway, List<Migration> history, SeedFiles seeds, List<String> resources)
            throws RehearsalProblem {
        Map<String, String> hashes = new TreeMap<>(SideFiles.of(flyway, history, seeds.files()));
        SortedMap<String, Path> files = new TreeMap<>();
        SideFiles.paths(flyway, history).forEach(file -> files.put(file.toString(), file));
        seeds.files().forEach(file -> files.put(file.toString(), file));
        if (Files.exists(settings.volume().profile())) {
            hashes.put("profile", SideFiles.hash(settings.volume().profile()));
            files.put("profile", settings.volume().profile());
        }
        JavaClasses classes = new JavaClasses(flyway.classLoader());
        List<String> remarks = new ArrayList<>();
        classes.of(history, settings.flyway().getOrDefault("flyway.callbacks", ""))
                .forEach((name, hash) -> {
                    boolean isFile = hashes.keySet().stream().anyMatch(path -> path.endsWith("/" + name));
                    hashes.put("class " + name, hash);
                    file(flyway.classLoader(), name.replace('.', '/') + ".class")
                            .ifPresent(file -> files.put(name, file));
                    if (hash.equals(JavaClasses.NOT_HASHED) && !isFile) {
                        remarks.add(name + " has no class file that can be read, so its evidence is not bound to"
                                + " what it does.");
                    }
                });
        for (String resource : resources) {
            Optional<Path> file = file(flyway.classLoader(), resource);
            if (file.isPresent()) {
                hashes.put("resource " + resource, SideFiles.hash(file.get()));
                files.put(resource, file.get());
            }
        }
        return new Besides(hashes, bound(settings, files, !resources.isEmpty()), remarks);
    }

    /** What lies in a jar is the build's affair. */
    private static Optional<Path> file(ClassLoader loader, String resource) {
        URL url = loader.getResource(resource);
        try {
            return Optional.ofNullable(url)
                    .filter(found -> found.getProtocol().equals("file"))
                    .map(found -> Path.of(URI.create(found.toString())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Bound bound(Settings settings, SortedMap<String, Path> files, boolean ofClass)
            throws RehearsalProblem {
        Path base = settings.baseDirectory().toAbsolutePath().normalize();
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Path file : files.values()) {
            if (file.getFileSystem().equals(base.getFileSystem())) {
                Path absolute = file.toAbsolutePath().normalize();
                hashes.put(base.relativize(absolute).toString().replace('\\', '/'), SideFiles.hash(file));
            }
        }
        return new Bound(ofClass, hashes);
    }
}
