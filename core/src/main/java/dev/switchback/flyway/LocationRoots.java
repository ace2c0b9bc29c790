// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.HistoryProblem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The directories that Flyway's locations stand for, inside jars too. */
final class LocationRoots {

    private static final String FILESYSTEM = "filesystem:";
    private static final String CLASSPATH = "classpath:";

    private final ClassLoader classLoader;

    LocationRoots(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /**
     * Returns them in order.
     *
     * @throws HistoryProblem if a location does not exist
     */
    List<Path> of(List<String> descriptors) {
        List<Path> roots = new ArrayList<>();
        for (String descriptor : descriptors) {
            List<Path> found = existing(descriptor);
            if (found.isEmpty()) {
                throw missing(descriptor);
            }
            roots.addAll(found);
        }
        return roots;
    }

    /** Returns the directories that a location stands for, none if it does not exist. */
    List<Path> existing(String descriptor) {
        if (descriptor.startsWith(FILESYSTEM)) {
            Path path = Path.of(withoutWildcards(descriptor.substring(FILESYSTEM.length())))
                    .normalize();
            return Files.isDirectory(path) ? List.of(path) : List.of();
        }
        if (descriptor.startsWith(CLASSPATH) || !descriptor.contains(":")) {
            String path = descriptor.startsWith(CLASSPATH) ? descriptor.substring(CLASSPATH.length()) : descriptor;
            return onClassPath(withoutWildcards(path).replaceFirst("^/", "").replaceFirst("/$", ""));
        }
        throw new HistoryProblem(
                "a location is of a kind that cannot be rehearsed",
                descriptor,
                "use filesystem: or classpath: locations for a rehearsal");
    }

    /** Flyway's own rule: everything from the first path element with a wildcard on is a pattern. */
    private static String withoutWildcards(String path) {
        int wildcard = path.replace('?', '*').indexOf('*');
        return wildcard < 0 ? path : path.substring(0, path.lastIndexOf('/', wildcard) + 1);
    }

    private List<Path> onClassPath(String path) {
        try {
            List<Path> roots = new ArrayList<>();
            for (URL url : Collections.list(classLoader.getResources(path))) {
                roots.add(pathOf(url.toURI()));
            }
            return roots;
        } catch (IOException | URISyntaxException e) {
            throw new HistoryProblem("a location cannot be read: " + e, CLASSPATH + path, "check the class path", e);
        }
    }

    /* A jar's file system is opened once for the JVM and stays open: the paths of scripts lead into it. */
    private static Path pathOf(URI uri) throws IOException {
        if (!"jar".equals(uri.getScheme())) {
            return Path.of(uri);
        }
        FileSystem jar;
        try {
            jar = FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            jar = FileSystems.getFileSystem(uri);
        }
        String text = uri.toString();
        return jar.getPath(
                URI.create("file:" + text.substring(text.indexOf("!") + 1)).getPath());
    }

    private static HistoryProblem missing(String descriptor) {
        String shown =
                descriptor.startsWith(FILESYSTEM) || descriptor.contains(":") ? descriptor : CLASSPATH + descriptor;
        return new HistoryProblem(
                "a location does not exist",
                shown,
                "correct the locations (flyway.locations or switchback.locations), or compile the project first if they"
                        + " are on the class path");
    }
}
