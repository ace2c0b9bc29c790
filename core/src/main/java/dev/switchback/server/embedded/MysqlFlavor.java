// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The two products that have MySQL's server for an ancestor. */
enum MysqlFlavor {
    MYSQL("MySQL", "mysql", "mysqld"),
    MARIADB("MariaDB", "mariadb", "mariadbd");

    private final String product;
    private final String key;
    private final String program;

    MysqlFlavor(String product, String key, String program) {
        this.product = product;
        this.key = key;
        this.program = program;
    }

    /** Returns the name for people. */
    String product() {
        return product;
    }

    /** Returns the name in requests, properties and JDBC URLs; the client program has it, too. */
    String key() {
        return key;
    }

    /** Returns the server's program. */
    String program() {
        return program;
    }

    /** Returns the server's program in a home; packages have it in one of several directories. */
    Optional<Path> program(Path home) {
        return Stream.of("bin", "sbin", "libexec")
                .map(directory -> home.resolve(directory).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
