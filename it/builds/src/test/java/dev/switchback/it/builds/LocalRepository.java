// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A local repository that holds this reactor's artifacts as if they were installed, and nothing else.
 *
 * <p>Maven 3.9 looks into it first and into the user's own behind it ({@code maven.repo.local.tail}), so that the builds see
 * what was just built and the user's repository stays as it is.
 */
record LocalRepository(Path directory) {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    /** Copies the reactor's POMs and jars. */
    static LocalRepository of(Path root, Path directory) throws IOException {
        LocalRepository repository = new LocalRepository(directory);
        repository.install("switchback-parent", root.resolve("pom.xml"), "pom");
        for (String module : new String[] {"core", "junit-extension", "maven-plugin"}) {
            String artifact = "switchback-" + module;
            repository.install(artifact, root.resolve(module).resolve("pom.xml"), "pom");
            repository.install(
                    artifact, root.resolve(module).resolve("target/" + artifact + "-" + VERSION + ".jar"), "jar");
        }
        return repository;
    }

    private void install(String artifact, Path file, String extension) throws IOException {
        Path folder = directory.resolve("dev/switchback").resolve(artifact).resolve(VERSION);
        Files.createDirectories(folder);
        Path copy = folder.resolve(artifact + "-" + VERSION + "." + extension);
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
}
