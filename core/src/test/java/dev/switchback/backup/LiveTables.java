// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.choice.Engines;
import dev.switchback.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A live schema of MySQL or MariaDB that a test restores. */
final class LiveTables implements AutoCloseable {

    private final String product;
    private final Server server;
    private final List<String> tools;
    final Database database;
    final Project project;

    LiveTables(String product, Path directory) throws SQLException {
        this.product = product;
        this.server = product.equals("mysql") ? TestServers.mysql() : TestServers.mariadb();
        this.database = server.create("live");
        this.tools = product.equals("mysql")
                ? List.of()
                : List.of(
                        "switchback.backup.tools",
                        Path.of(Programs.beside(database), "bin").toString());
        if (product.equals("mysql")) {
            Programs.require(product, server.version());
        }
        this.project = new Project(directory, database);
    }

    Manifest backUp() throws Exception {
        return LiveBackup.take(project.reading(tools.toArray(String[]::new)), project::hear);
    }

    void restore() throws Exception {
        restore(project);
    }

    /** Has a backup say that its database took more than any disk has. */
    void claimSize(Manifest taken) throws IOException {
        Path manifest = project.backups().resolve(taken.id()).resolve(Manifest.FILE);
        Files.writeString(
                manifest,
                Files.readString(manifest).replaceFirst("\"diskBytes\": \\d+", "\"diskBytes\": 70000000000000000"));
    }

    void restore(Project as) throws Exception {
        LiveRestore.restore(as.reading(settings()), as::hear);
    }

    String[] settings() {
        List<String> all = new ArrayList<>(tools);
        all.addAll(List.of("switchback.confirm", database.name()));
        return all.toArray(String[]::new);
    }

    String tools() {
        return tools.isEmpty() ? "" : tools.get(1);
    }

    /** Returns the schemas that a restore has made beside the live one. */
    List<String> beside() throws SQLException {
        return texts(
                database,
                "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '"
                        + database.name().replace("_", "\\_") + "\\_%' ORDER BY 1");
    }

    Database former() throws SQLException {
        return database.inDatabase(beside().stream()
                .filter(name -> name.contains("_former_"))
                .findFirst()
                .orElseThrow());
    }

    String text(String sql) throws SQLException {
        return text(database, sql);
    }

    static String text(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }

    static List<String> texts(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.query(connection, row -> row.getString(1), sql);
        }
    }

    /** Returns a hash of each object, without the moments at which events begin. */
    List<String> schema() throws SQLException {
        try (Connection connection = database.connect()) {
            return SchemaList.of(Engines.of(product)
                            .orElseThrow()
                            .schemaReader(connection)
                            .read())
                    .text()
                    .lines()
                    .toList();
        }
    }

    @Override
    public void close() throws SQLException {
        for (String other : beside()) {
            project.run("DROP DATABASE `" + other + "`");
        }
        server.drop(database);
    }
}
