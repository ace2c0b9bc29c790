// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.accuracy;

import dev.switchback.data.volume.VolumeFiller;
import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
import dev.switchback.database.TableName;
import dev.switchback.engine.Engine;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlEngine;
import dev.switchback.engine.postgresql.PostgresEngine;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What changes really take on large tables: each runs on clones of them over a bare connection.
 *
 * <p>The tables are filled once for all changes, with rows that satisfy every one of them.
 */
final class Truth implements AutoCloseable {

    private static final double LONG_SECONDS = 3;
    private static final int REPETITIONS = 3;

    private final boolean postgresql;
    private final Engine engine;
    private final Server server;
    private final Map<Long, Database> filled = new TreeMap<>();

    Truth(DatabaseRequest request, List<Long> counts) throws IOException, SQLException {
        this.postgresql = request.product().equals("postgresql");
        this.engine = postgresql
                ? new PostgresEngine()
                : new MysqlEngine(request.product().equals("mysql") ? Flavor.MYSQL : Flavor.MARIADB);
        this.server = EmbeddedServer.start(request);
        Map<TableName, TableShape> fitting = fitting();
        for (long rows : counts) {
            filled.put(rows, fill(rows, fitting));
        }
    }

    private Database schema(String purpose) throws SQLException {
        Database database = server.create(purpose);
        execute(database, Changes.schema(postgresql).split(";\\s*"));
        return database;
    }

    private static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String statement : statements) {
                Jdbc.execute(connection, statement);
            }
        }
    }

    private TableName table(String name) {
        return new TableName(postgresql ? "public" : "", name);
    }

    /** Returns the tables as all changes together would leave them. */
    private Map<TableName, TableShape> fitting() throws SQLException {
        Database database = schema("fitting");
        execute(database, Changes.constraints(postgresql).toArray(String[]::new));
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            RowEngine rows = engine.rowEngine(connection);
            rows.begin();
            return rows.shapes(Set.of(table("orders"), table("customers")));
        }
    }

    private Database fill(long rows, Map<TableName, TableShape> fitting) throws SQLException {
        Database database = schema("rows");
        try (Connection connection = database.connect()) {
            VolumeReport report = new VolumeFiller(engine, 1, Set.of(), Optional.empty())
                    .fill(
                            connection,
                            new TreeMap<>(Map.of(table("customers"), rows / 10, table("orders"), rows)),
                            fitting);
            if (!report.notFilled().isEmpty()) {
                throw new IllegalStateException(report.toString());
            }
        }
        return database;
    }

    /** Returns the median of up to three runs; one is enough of what takes long. */
    double seconds(Change change, long rows) throws SQLException {
        List<Double> seconds = new ArrayList<>();
        do {
            Database clone = server.cloneForTiming(filled.get(rows), "truth", Memory.ALL);
            seconds.add(run(change, engine.alone(clone, Memory.ALL)));
            server.drop(clone);
        } while (seconds.size() < REPETITIONS && seconds.get(0) < LONG_SECONDS);
        seconds.sort(null);
        return seconds.get(seconds.size() / 2);
    }

    private static double run(Change change, Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (String statement : change.statements()) {
                Jdbc.execute(connection, statement);
            }
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
