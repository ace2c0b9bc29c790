// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.MysqlGlobals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the official images of a product, and those made like them, are spoken to.
 *
 * @param repository  the official image without a tag
 * @param port        the port in the container
 * @param data        the directory for the data in the container
 * @param environment variables, each value a pattern for the password
 * @param command     the program with the settings that make a throwaway server fast
 * @param variable    a pattern for a variable of the server on the command line
 * @param url         a pattern for the JDBC URL
 * @param user        the superuser
 */
record ImageProduct(
        String repository,
        int port,
        String data,
        Map<String, String> environment,
        List<String> command,
        List<String> variable,
        String url,
        String user) {

    private static final List<String> FAST_MYSQL = List.of(
            "mysqld",
            // Reverse look-ups of the engine's network may take seconds each.
            "--skip-name-resolve",
            "--skip-log-bin",
            "--default-time-zone=+00:00",
            // What an event writes would be put down to the migration that runs at that moment.
            "--event-scheduler=OFF",
            "--loose-innodb-flush-log-at-trx-commit=0",
            "--loose-innodb-doublewrite=0",
            "--loose-innodb-flush-method=nosync");

    private static final ImageProduct POSTGRES = new ImageProduct(
            "postgres",
            5432,
            "/var/lib/switchback",
            Map.of("POSTGRES_PASSWORD", "%s", "PGDATA", "/var/lib/switchback/data"),
            List.of("postgres", "-c", "fsync=off", "-c", "synchronous_commit=off"),
            List.of("-c", "%s=%s"),
            "jdbc:postgresql://%s:%d/postgres?sslmode=disable",
            "postgres");

    private static final ImageProduct MYSQL = new ImageProduct(
            "mysql",
            3306,
            "/var/lib/mysql",
            Map.of("MYSQL_ROOT_PASSWORD", "%s"),
            FAST_MYSQL,
            List.of("--%s=%s"),
            "jdbc:mysql://%s:%d/?sslMode=DISABLED&allowPublicKeyRetrieval=true",
            "root");

    private static final ImageProduct MARIADB = new ImageProduct(
            "mariadb",
            3306,
            "/var/lib/mysql",
            Map.of("MARIADB_ROOT_PASSWORD", "%s"),
            mariadb(),
            List.of("--%s=%s"),
            "jdbc:mariadb://%s:%d/",
            "root");

    static ImageProduct of(DatabaseRequest request) throws IOException {
        return switch (request.product()) {
            case "postgresql" -> POSTGRES;
            case "mysql" -> MYSQL;
            case "mariadb" -> MARIADB;
            default -> throw new IOException("there is no image for " + request);
        };
    }

    private static List<String> mariadb() {
        List<String> command = new ArrayList<>(FAST_MYSQL);
        command.set(0, "mariadbd");
        // MySQL has it on; without it nobody can tell which tables a script writes, or who holds a lock.
        command.add("--performance-schema=ON");
        command.add("--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON");
        return command;
    }

    List<String> environment(String password) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().formatted(password))
                        .toList();
    }

    List<String> command(Map<String, String> variables) {
        List<String> words = new ArrayList<>(command);
        new TreeMap<>(isPostgres() ? variables : MysqlGlobals.atStart(variables))
                .forEach((name, value) -> variable.forEach(word -> words.add(word.formatted(name, value))));
        return words;
    }

    /** Returns the statements that set the variables that a starting server does not take. */
    List<String> statements(Map<String, String> variables) {
        return isPostgres() ? List.of() : MysqlGlobals.statements(variables);
    }

    private boolean isPostgres() {
        return this == POSTGRES;
    }
}
