// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.release;

import dev.switchback.backup.LiveBackup;
import dev.switchback.backup.LiveRestore;
import dev.switchback.benchmark.Directories;
import dev.switchback.benchmark.LoadedTable;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Backup and restore, with counts and sums of all rows, against the bare programs on the same rows.
 *
 * @param rows of the one large table
 * @param jobs how many processes
 */
record BackupCost(Server server, Path work, long rows, int jobs) {

    private static final long CUSTOMERS = 50_000;

    String lines() throws Exception {
        Path base = Files.createDirectory(work.resolve("backup-" + jobs));
        Database database = server.create("live");
        fill(database);
        LiveSite site = new LiveSite(base, database);
        Map<String, String> settings = Map.of("switchback.backup.jobs", "" + jobs);
        Shortest backup = new Shortest();
        Shortest dump = new Shortest();
        Shortest restore = new Shortest();
        Shortest bareRestore = new Shortest();
        Path bare = base.resolve("bare");
        for (int round = 0; round < ReleaseCost.ROUNDS; round++) {
            backup.time(() -> LiveBackup.take(site.reading(settings), line -> {}));
            if (round > 0) {
                Directories.delete(bare);
            }
            dump.time(() -> run(database, "pg_dump", "-f", bare.toString()));
            restore.time(() -> LiveRestore.restore(site.reading(settings), line -> {}));
            dropFormer(database);
            Database other = server.create("bare");
            bareRestore.time(() -> run(other, "pg_restore", bare.toString()));
            server.drop(other);
        }
        server.drop(database);
        String what = " of " + rows + " rows, " + jobs + (jobs == 1 ? " job" : " jobs") + ", against ";
        return ReleaseCost.line("`backup`" + what + "`pg_dump`", backup.seconds(), dump.seconds())
                + ReleaseCost.line("`restore`" + what + "`pg_restore`", restore.seconds(), bareRestore.seconds());
    }

    private void fill(Database database) throws SQLException {
        LoadedTable table = LoadedTable.all().get(0);
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, table.customers());
            Jdbc.execute(
                    connection,
                    "INSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, " + CUSTOMERS + ") n");
            for (String statement : table.orders()) {
                Jdbc.execute(connection, statement);
            }
            Jdbc.update(connection, table.insertSelect(rows, CUSTOMERS));
            Jdbc.execute(connection, "VACUUM ANALYZE");
        }
    }

    private static void dropFormer(Database database) throws SQLException {
        try (Connection connection = database.inDatabase("postgres").connect()) {
            for (String former : Jdbc.query(
                    connection,
                    row -> row.getString(1),
                    "SELECT datname FROM pg_database WHERE datname LIKE ?",
                    database.name().replace("_", "\\_") + "\\_former\\_%")) {
                Jdbc.execute(connection, "DROP DATABASE \"" + former + "\" WITH (FORCE)");
            }
        }
    }

    private void run(Database database, String program, String... more) throws Exception {
        URI uri = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(
                program, "-h", uri.getHost(), "-p", "" + uri.getPort(), "-U", database.user(), "-d", database.name()));
        if (jobs > 1) {
            command.addAll(List.of("-j", "" + jobs));
        }
        if (program.equals("pg_dump")) {
            command.add(jobs > 1 ? "-Fd" : "-Fc");
        }
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PGPASSWORD", database.password());
        int exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(program + " ended with exit code " + exitCode);
        }
    }
}
