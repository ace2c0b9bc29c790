// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The script with which a person ends a server that was kept, and removes its directory.
 *
 * @param run    the server's directory
 * @param pid    the file in it whose first line is the server's process id
 * @param signal the signal that ends the server
 */
record RemovalScript(Path run, String pid, String signal) {

    void write() throws IOException {
        FileTree.writePrivate(file(), text());
    }

    Path file() {
        return run.resolve("remove.sh");
    }

    /**
     * Knows the server by the last part of its path: {@code ps} shows question marks for letters beyond ASCII. Slim
     * containers have no {@code ps}, macOS has no {@code /proc}.
     */
    private String text() {
        return """
                # Ends the server that was kept in this directory, and removes the directory.
                cd / || exit 1
                run=%s
                pid=$(head -n 1 "$run/%s" 2>/dev/null)
                told() { tr '\\0' '\\n' <"/proc/$pid/cmdline" || ps -p "$pid" -o args=; }
                if [ -n "$pid" ] && told 2>/dev/null | grep -qF -- "${run##*/}/data"; then
                  kill -%s "$pid"
                  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
                fi
                rm -rf "$run"
                """.formatted(Shell.quoted(run), pid, signal);
    }
}
