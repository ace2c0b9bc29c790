// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An archive of a server's programs, usually inside a jar.
 *
 * @param location the archive itself, such as {@code jar:file:/…-18.6.0.jar!/postgres-linux-x86_64.txz}
 * @param origin   where it was found, for people
 */
record Archive(URL location, String origin) {

    static Archive in(Path jar, String name, String origin) throws MalformedURLException {
        return new Archive(new URL("jar:" + jar.toUri() + "!/" + name), origin);
    }

    /** Returns the version that the jar's name states; archives of all versions have the same name inside it. */
    Optional<String> version(String artifactId) {
        Matcher matcher = Pattern.compile("/" + Pattern.quote(artifactId) + "-(\\d+[.\\d]*)\\.jar!")
                .matcher(location.getPath());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    InputStream open() throws IOException {
        return connection().getInputStream();
    }

    /** Unpacks the directory over the one in which this file is: {@code bin} and its neighbours, from a jar without an archive. */
    void unpackBeside(Path target) throws IOException {
        if (!(connection() instanceof JarURLConnection connection)) {
            throw new IOException(location + " is not in a jar");
        }
        String root = connection.getEntryName().replaceFirst("[^/]+/[^/]+$", "");
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(root) && !entry.isDirectory()) {
                    unpack(jar, entry, target, entry.getName().substring(root.length()));
                }
            }
        }
    }

    private static void unpack(JarFile jar, JarEntry entry, Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException(name + " would be outside of " + target);
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, file);
        }
        // Others must be able to read it: the server may run as another user.
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(name.startsWith("bin/") ? "rwxr-xr-x" : "rw-r--r--"));
        for (Path directory = file.getParent(); !directory.equals(target); directory = directory.getParent()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Returns a text that changes with the content and is cheap to get: hashing 15 MB at each start is not. */
    String quickKey() throws IOException {
        URLConnection connection = connection();
        if (connection instanceof JarURLConnection jar) {
            var entry = jar.getJarEntry();
            String key = location + " " + entry.getSize() + " " + entry.getCrc();
            jar.getJarFile().close();
            return key;
        }
        try (InputStream opened = connection.getInputStream()) {
            return location + " " + connection.getContentLengthLong() + " " + connection.getLastModified() + " "
                    + opened.available();
        }
    }

    private URLConnection connection() throws IOException {
        URLConnection connection = location.openConnection();
        // A cached jar would stay open, and a jar replaced on disk meanwhile would be read with the old directory.
        connection.setUseCaches(false);
        return connection;
    }
}
