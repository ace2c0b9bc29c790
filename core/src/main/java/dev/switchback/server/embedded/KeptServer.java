// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server that outlives its JVM, and what a person needs to look into it and to remove it.
 *
 * <p>The password is in a file for this user's eyes only, in the form that both {@code psql} and the JDBC driver read.
 *
 * @param run  the server's directory
 * @param port the server's port
 */
record KeptServer(Path run, int port) {

    void prepare(Database database) throws IOException {
        if (Files.exists(RunDirectory.kept(run))) {
            return;
        }
        FileTree.writePrivate(
                passwordFile(), "127.0.0.1:" + port + ":*:" + database.user() + ":" + database.password() + "\n");
        FileTree.writePrivate(removal(), removalScript());
        // Last: from now on neither the watchdog nor another run removes the server.
        Files.writeString(RunDirectory.kept(run), "");
    }

    /**
     * Knows the server by the last part of its path: {@code ps} shows question marks for letters beyond ASCII. Slim
     * containers have no {@code ps}, macOS has no {@code /proc}.
     */
    private String removalScript() {
        return """
                # Ends the server that was kept in this directory, and removes the directory.
                cd / || exit 1
                run=%s
                pid=$(head -n 1 "$run/data/postmaster.pid" 2>/dev/null)
                told() { tr '\\0' '\\n' <"/proc/$pid/cmdline" || ps -p "$pid" -o args=; }
                if [ -n "$pid" ] && told 2>/dev/null | grep -qF -- "${run##*/}/data"; then
                  kill -QUIT "$pid"
                  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
                fi
                rm -rf "$run"
                """.formatted(Shell.quoted(run));
    }

    String howTo(Database database) {
        return """
                database %s is kept on a server of its own (127.0.0.1, port %d)
                  look into it:  PGPASSFILE=%s psql -h 127.0.0.1 -p %d -U %s %s
                  from Java:     %s?user=%s  with -Dorg.postgresql.pgpassfile=%s
                  remove it:     sh %s""".formatted(
                        database.name(),
                        port,
                        Shell.quoted(passwordFile()),
                        port,
                        database.user(),
                        database.name(),
                        database.url(),
                        database.user(),
                        Shell.quoted(passwordFile()),
                        Shell.quoted(removal()));
    }

    private Path passwordFile() {
        return run.resolve("pgpass");
    }

    private Path removal() {
        return run.resolve("remove.sh");
    }
}
