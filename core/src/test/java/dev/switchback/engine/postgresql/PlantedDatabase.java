// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.schema.Snapshot;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A throwaway database in which one planted case after the other is built, with readers of its schema. */
final class PlantedDatabase implements AutoCloseable {

    private final Server server;
    private final Database database;
    private final Connection connection;
    private final Connection incremental;
    private final Connection full;
    private final PostgresSchemaReader incrementalReader;
    private final PostgresSchemaReader fullReader;

    PlantedDatabase(Server server) throws SQLException {
        this.server = server;
        database = server.create("planted");
        connection = database.connect();
        incremental = database.connect();
        full = database.connect();
        incrementalReader = PostgresSchemaReader.on(incremental, Set.of());
        fullReader = PostgresSchemaReader.on(full, Set.of());
        for (String role : List.of("planted_reader", "planted_writer")) {
            Jdbc.execute(
                    connection,
                    "DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ''" + role + "'') THEN CREATE ROLE "
                            + role + "; END IF; END'");
        }
    }

    Database database() {
        return database;
    }

    void build(PlantedCase planted) throws SQLException {
        Jdbc.execute(connection, "CREATE SCHEMA s");
        Jdbc.execute(connection, "SET search_path = s");
        run(planted.base());
    }

    void clear(PlantedCase planted) throws SQLException {
        run(planted.cleanup());
        Jdbc.execute(connection, "DROP SCHEMA s CASCADE");
    }

    /** Runs each statement on its own; one that must leave an invalid index behind may fail. */
    void run(List<String> statements) throws SQLException {
        runOn(connection, statements);
    }

    void runOn(Connection connection, List<String> statements) throws SQLException {
        for (String statement : statements) {
            try {
                Jdbc.execute(connection, statement);
            } catch (SQLException e) {
                if (!e.getSQLState().equals("23505")) {
                    throw new SQLException(statement + ": " + e.getMessage(), e.getSQLState(), e);
                }
            }
        }
    }

    Snapshot read() throws SQLException {
        return incrementalReader.read();
    }

    Snapshot readEverything() throws SQLException {
        return fullReader.readOnce();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        incremental.close();
        full.close();
        server.drop(database);
    }
}
