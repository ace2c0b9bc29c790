// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a clone costs on each product: made, first connected to and dropped, with as many tables as a project may have. */
final class Clones {

    private static final List<String> PRODUCTS = List.of("postgresql", "mysql", "mariadb");
    private static final List<Integer> TABLES = List.of(50, 500);
    private static final int ROUNDS = 7;

    private Clones() {}

    /** How long the steps of one clone took, in nanoseconds. */
    private record Round(long cloned, long connected, long dropped) {}

    static String table() throws IOException, SQLException {
        StringBuilder lines = new StringBuilder(
                "| product | tables | clone ms (shortest, median) | connect ms | drop ms |\n|---|---|---|---|---|\n");
        for (String product : PRODUCTS) {
            for (int tables : TABLES) {
                lines.append(line(DatabaseRequest.parse(product), tables)).append('\n');
            }
        }
        return lines.toString();
    }

    private static String line(DatabaseRequest request, int tables) throws IOException, SQLException {
        try (Server server = EmbeddedServer.start(request)) {
            Database source = server.create("source");
            fill(source, tables);
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                change(source, i);
                rounds.add(round(server, source));
            }
            return String.format(
                    Locale.ROOT,
                    "| %s %s | %d | %.0f, %.0f | %.0f | %.0f |",
                    request.product(),
                    server.version(),
                    tables,
                    shortest(rounds.stream().map(Round::cloned).toList()),
                    median(rounds.stream().map(Round::cloned).toList()),
                    median(rounds.stream().map(Round::connected).toList()),
                    median(rounds.stream().map(Round::dropped).toList()));
        }
    }

    private static void fill(Database database, int tables) throws SQLException {
        try (Connection connection = database.connect()) {
            for (int i = 0; i < tables; i++) {
                Jdbc.execute(
                        connection,
                        "CREATE TABLE t" + i
                                + " (id int PRIMARY KEY, code varchar(40) NOT NULL, amount decimal(10, 2), note"
                                + " varchar(200), parent int" + (i > 0 ? " REFERENCES t" + (i - 1) + " (id)" : "")
                                + ", CONSTRAINT u" + i + " UNIQUE (code))");
                Jdbc.execute(connection, "CREATE INDEX i" + i + " ON t" + i + " (amount)");
                Jdbc.execute(connection, "INSERT INTO t" + i + " VALUES (1, 'a', 1, 'one', NULL)");
            }
        }
    }

    /** What a migration would have done a moment before. */
    private static void change(Database database, int round) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, "ALTER TABLE t0 ADD COLUMN more" + round + " int");
            Jdbc.execute(connection, "INSERT INTO t1 (id, code) VALUES (" + (round + 10) + ", 'code" + round + "')");
        }
    }

    private static Round round(Server server, Database source) throws SQLException {
        long start = System.nanoTime();
        Database clone = server.clone(source, "clone");
        long cloned = System.nanoTime();
        clone.connect().close();
        long connected = System.nanoTime();
        server.drop(clone);
        return new Round(cloned - start, connected - cloned, System.nanoTime() - connected);
    }

    private static double shortest(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).min().orElseThrow() / 1e6;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2) / 1e6;
    }
}
