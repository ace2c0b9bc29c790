// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The archives on the class path: of the thread, which in tests is the user's, and of Switchback itself.
 *
 * <p>Artifacts of all versions hold a resource of the same name, so that there may be several.
 */
final class ClassPathArchives {

    private ClassPathArchives() {}

    static List<Archive> named(String name) throws IOException {
        Map<String, URL> found = new TreeMap<>(Collections.reverseOrder());
        ClassLoader own = ClassPathArchives.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        for (ClassLoader loader : context == null ? List.of(own) : List.of(own, context)) {
            for (URL url : Collections.list(loader.getResources(name))) {
                found.put(url.toString(), url);
            }
        }
        List<Archive> archives = new ArrayList<>();
        for (URL url : found.values()) {
            archives.add(new Archive(url, "from the class path: " + container(url)));
        }
        return archives;
    }

    /** Returns the file name of the jar, or the whole address where it is no jar. */
    private static String container(URL url) {
        String path = url.getPath();
        int end = path.indexOf('!');
        return end < 0 ? path : path.substring(path.lastIndexOf('/', end) + 1, end);
    }
}
