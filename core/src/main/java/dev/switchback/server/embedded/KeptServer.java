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
        removal().write();
        // Last: from now on neither the watchdog nor another run removes the server.
        Files.writeString(RunDirectory.kept(run), "");
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
                        Shell.quoted(removal().file()));
    }

    private Path passwordFile() {
        return run.resolve("pgpass");
    }

    private RemovalScript removal() {
        return new RemovalScript(run, "data/postmaster.pid", "QUIT");
    }
}
