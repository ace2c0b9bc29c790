// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.nio.file.Path;

/** Words as a shell reads them. */
final class Shell {

    private Shell() {}

    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
