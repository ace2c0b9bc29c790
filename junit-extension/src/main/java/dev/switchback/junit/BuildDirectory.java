// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where a test class's build puts what it makes.
 *
 * <p>Read from where the class was loaded, because a build may have moved its directory and neither Maven nor Gradle tells a
 * test where it is.
 */
final class BuildDirectory {

    private BuildDirectory() {}

    /** Returns the project's directory: Surefire says it, Gradle and IDEs start the JVM in it. */
    static Path base() {
        return Path.of(System.getProperty("basedir", System.getProperty("user.dir")))
                .toAbsolutePath()
                .normalize();
    }

    /** Returns what the project's directory is called. */
    static String project() {
        Path name = base().getFileName();
        return name == null ? "migrations" : name.toString();
    }

    /** Returns the build directory of a class: {@code target}, {@code build}, or what the project calls it. */
    static Path of(Class<?> testClass) {
        return codeSource(testClass).flatMap(BuildDirectory::around).orElseGet(() -> below(base()));
    }

    /** Maven: {@code target/test-classes}. Gradle: {@code build/classes/java/test}, whatever language and source set. */
    static Optional<Path> around(Path classes) {
        Optional<Path> parent = Optional.ofNullable(classes.getParent());
        if (classes.endsWith("test-classes")) {
            return parent;
        }
        return parent.map(Path::getParent)
                .filter(languages -> languages.endsWith("classes"))
                .map(Path::getParent)
                .filter(build -> build.getNameCount() > 0);
    }

    static Path below(Path base) {
        boolean gradle = Files.exists(base.resolve("build.gradle")) || Files.exists(base.resolve("build.gradle.kts"));
        return base.resolve(gradle ? "build" : "target");
    }

    private static Optional<Path> codeSource(Class<?> testClass) {
        return Optional.ofNullable(testClass.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .flatMap(location -> {
                    try {
                        return local(location.toURI());
                    } catch (URISyntaxException e) {
                        return Optional
                                .empty(); // an unescaped path of an exotic class loader: not a directory of a build
                    }
                });
    }

    private static Optional<Path> local(URI location) {
        return "file".equals(location.getScheme()) ? Optional.of(Path.of(location)) : Optional.empty();
    }
}
