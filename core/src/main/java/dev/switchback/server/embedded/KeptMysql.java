// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server of MySQL or MariaDB that outlives its JVM, and what a person needs to look into it and to remove it.
 *
 * <p>The password is in an option file for this user's eyes only.
 *
 * @param process the server
 */
record KeptMysql(ServerProcess process) {

    void prepare(Database database) throws IOException {
        if (Files.exists(RunDirectory.kept(run()))) {
            return;
        }
        FileTree.writePrivate(optionFile(), """
                [client]
                host=127.0.0.1
                port=%d
                user=%s
                password=%s
                """.formatted(process.port(), database.user(), database.password()));
        FileTree.writePrivate(removal(), removalScript());
        // Last: from now on neither the watchdog nor another run removes the server.
        Files.writeString(RunDirectory.kept(run()), "");
    }

    /** Knows the server by the last part of its path, as that of PostgreSQL does. */
    private String removalScript() {
        return """
                # Ends the server that was kept in this directory, and removes the directory.
                cd / || exit 1
                run=%s
                pid=$(cat "$run/pid" 2>/dev/null)
                told() { tr '\\0' '\\n' <"/proc/$pid/cmdline" || ps -p "$pid" -o args=; }
                if [ -n "$pid" ] && told 2>/dev/null | grep -qF -- "${run##*/}/data"; then
                  kill -KILL "$pid"
                  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
                fi
                rm -rf "$run"
                """.formatted(Shell.quoted(run()));
    }

    String howTo(Database database) {
        String client = database.url().replaceFirst("jdbc:([a-z]+):.*", "$1");
        return """
                database %s is kept on a server of its own (127.0.0.1, port %d)
                  look into it:  %s --defaults-extra-file=%s %s
                  from Java:     %s  with the user and password in that file
                  remove it:     sh %s""".formatted(
                        database.name(),
                        process.port(),
                        client,
                        Shell.quoted(optionFile()),
                        database.name(),
                        database.url(),
                        Shell.quoted(removal()));
    }

    private Path run() {
        return process.directory().root();
    }

    private Path optionFile() {
        return run().resolve("client.cnf");
    }

    private Path removal() {
        return run().resolve("remove.sh");
    }
}
