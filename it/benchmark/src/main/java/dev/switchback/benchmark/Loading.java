// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.data.volume.VolumeFiller;
import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows a second into a table of ten columns with two indexes and a foreign key: made and loaded by Switchback, by INSERT … SELECT
 * on the server, and from a file that was written before.
 */
final class Loading {

    private static final int ROUNDS = 3;
    private static final long CUSTOMERS = 50_000;

    private final Database database;
    private final LoadedTable product;
    private final long rows;

    private Loading(Database database, LoadedTable product, long rows) {
        this.database = database;
        this.product = product;
        this.rows = rows;
    }

    private interface Work {
        void run(Connection connection) throws SQLException, IOException;
    }

    /** Returns the results of all products. */
    static String table(long rows) throws IOException, SQLException {
        StringBuilder lines =
                new StringBuilder("| product | rows | Switchback rows/s | INSERT … SELECT rows/s | prepared file rows/s"
                        + " | against INSERT … SELECT | against the file |\n|---|---|---|---|---|---|---|\n");
        for (LoadedTable product : LoadedTable.all()) {
            try (Server server = EmbeddedServer.start(DatabaseRequest.parse(product.request()))) {
                lines.append(contest(server, product, rows)).append('\n');
            }
        }
        return lines.toString();
    }

    /** Returns what the heap holds while so many rows are loaded. */
    static String heap(String request, List<Long> counts) throws IOException, SQLException {
        StringBuilder lines = new StringBuilder(
                "| product | rows | seconds | most live bytes on the heap, MB |\n|---|---|---|---|\n");
        LoadedTable product = LoadedTable.all().stream()
                .filter(p -> p.request().equals(request))
                .findFirst()
                .orElseThrow();
        try (Server server = EmbeddedServer.start(DatabaseRequest.parse(request))) {
            for (long rows : counts) {
                Database database = server.create("heap");
                Heap heap = new Heap();
                Loading loading = new Loading(database, product, rows);
                loading.create();
                double seconds = heap.during(loading::fill);
                lines.append(String.format(
                        Locale.ROOT, "| %s | %d | %.0f | %.1f |%n", request, rows, seconds, heap.most() / 1e6));
                server.drop(database);
            }
        }
        return lines.toString();
    }

    private static String contest(Server server, LoadedTable product, long rows) throws IOException, SQLException {
        double filled = 0;
        double selected = 0;
        double copied = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Database database = server.create("load");
            Loading loading = new Loading(database, product, rows);
            loading.create();
            filled = Math.max(filled, loading.fill());
            Path file = Files.createTempFile("switchback-load", ".txt");
            try {
                loading.in(connection -> product.write(connection, file));
                selected = Math.max(selected, loading.anew(c -> Jdbc.update(c, product.insertSelect(rows, CUSTOMERS))));
                copied = Math.max(copied, loading.anew(connection -> product.load(connection, file)));
            } finally {
                Files.delete(file);
            }
            server.drop(database);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f | %.0f | %.2f | %.2f |",
                product.request(),
                rows,
                filled,
                selected,
                copied,
                filled / selected,
                filled / copied);
    }

    private void in(Work work) throws SQLException, IOException {
        try (Connection connection = database.connect()) {
            work.run(connection);
        }
    }

    private void create() throws SQLException, IOException {
        in(connection -> {
            Jdbc.execute(connection, product.customers());
            for (String statement : product.orders()) {
                Jdbc.execute(connection, statement);
            }
        });
    }

    /** Fills the table as a rehearsal does, which counts, plans and analyses as well. */
    private double fill() throws SQLException, IOException {
        double[] result = new double[1];
        in(connection -> {
            VolumeFiller filler = new VolumeFiller(product.engine(), 1, Set.of(), Optional.empty());
            filler.fill(connection, new TreeMap<>(Map.of(product.name("customers"), CUSTOMERS)), Map.of());
            long start = System.nanoTime();
            VolumeReport report = filler.fill(
                    connection,
                    new TreeMap<>(Map.of(product.name("customers"), CUSTOMERS, product.name("orders"), rows)),
                    Map.of());
            result[0] = rows / ((System.nanoTime() - start) / 1e9);
            if (!report.notFilled().isEmpty()) {
                throw new IllegalStateException(report.toString());
            }
        });
        return result[0];
    }

    private double anew(Work work) throws SQLException, IOException {
        double[] result = new double[1];
        in(connection -> {
            Jdbc.execute(connection, "DROP TABLE orders");
            for (String statement : product.orders()) {
                Jdbc.execute(connection, statement);
            }
            long start = System.nanoTime();
            work.run(connection);
            result[0] = rows / ((System.nanoTime() - start) / 1e9);
        });
        return result[0];
    }
}
