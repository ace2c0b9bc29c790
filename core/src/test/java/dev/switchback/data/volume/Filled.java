// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.database.Transaction;
import dev.switchback.engine.Engine;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlEngine;
import dev.switchback.engine.postgresql.PostgresEngine;
import dev.switchback.profile.Profile;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A throwaway database with a schema, and what fills it. */
final class Filled implements AutoCloseable {

    final Connection connection;
    private final Server server;
    private final Database database;
    private final Engine engine;
    private final VolumeFiller filler;

    Filled(Server server, Engine engine, Optional<Profile> production, String... ddl) throws SQLException {
        this.server = server;
        this.engine = engine;
        this.database = server.create("volume");
        this.connection = database.connect();
        this.filler = new VolumeFiller(engine, 7, Set.of(), production);
        try (Statement statement = connection.createStatement()) {
            for (String sql : ddl) {
                statement.execute(sql);
            }
        }
    }

    static Filled onPostgres(String... ddl) throws SQLException {
        return new Filled(TestServers.postgres(), new PostgresEngine(), Optional.empty(), ddl);
    }

    static Filled on(Flavor flavor, String... ddl) throws SQLException {
        Server server = flavor == Flavor.MYSQL ? TestServers.mysql() : TestServers.mariadb();
        return new Filled(server, new MysqlEngine(flavor), Optional.empty(), ddl);
    }

    /** Fills the tables up to one count after the other, and holds that every one of them got there. */
    void grow(List<Long> counts, String... tables) throws SQLException {
        for (long rows : counts) {
            VolumeReport report = fill(rows, tables);
            assertThat(report.notFilled()).extracting(NotFilled::why).isEmpty();
            assertThat(report.rows().values()).containsOnly(rows);
        }
    }

    /** Fills the tables, of the usual schema, up to so many rows each. */
    VolumeReport fill(long rows, String... tables) throws SQLException {
        return fill(rows, Map.of(), tables);
    }

    VolumeReport fill(long rows, Map<TableName, TableShape> later, String... tables) throws SQLException {
        SortedMap<TableName, Long> wanted = new TreeMap<>();
        Arrays.stream(tables).forEach(table -> wanted.put(table(table), rows));
        return filler.fill(connection, wanted, later);
    }

    /** Returns the shapes of tables as they are here. */
    Map<TableName, TableShape> shapes(String table) throws SQLException {
        RowEngine rows = engine.rowEngine(connection);
        return Transaction.in(connection, () -> rows.shapes(Set.of(table(table))));
    }

    TableName table(String name) {
        return new TableName(engine.dialect().hasSchemasInside() ? "public" : "", name);
    }

    /** Returns the only value that a query gives, as a number. */
    long number(String sql) throws SQLException {
        return Long.parseLong(Jdbc.text(connection, sql));
    }

    String text(String sql) throws SQLException {
        return Jdbc.text(connection, sql);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.drop(database);
    }
}
