// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The SQL scripts that come with MariaDB and make its system tables; packages put them beside its messages. */
final class MariadbScripts {

    private MariadbScripts() {}

    /** Returns a script; until MariaDB 10.11 their names began with {@code mysql}. */
    static Path find(Path home, String name) throws IOException {
        return Stream.of("share", "share/mariadb", "share/mysql")
                .map(home::resolve)
                .flatMap(directory -> Stream.of(name, name.replaceFirst("^mariadb_", "mysql_"))
                        .map(directory::resolve))
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new IOException(home + " has no share/" + name + ", which makes the system tables"));
    }
}
