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
        removal().write();
        // Last: from now on neither the watchdog nor another run removes the server.
        Files.writeString(RunDirectory.kept(run()), "");
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
                        Shell.quoted(removal().file()));
    }

    private Path run() {
        return process.directory().root();
    }

    private Path optionFile() {
        return run().resolve("client.cnf");
    }

    private RemovalScript removal() {
        return new RemovalScript(run(), "pid", "KILL");
    }
}
