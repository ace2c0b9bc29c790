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

    /**
     * Drops what is in the schema, and not the schema: with one that comes or goes the server discards the plans of all
     * queries in all sessions, and planning those of a reading anew costs more than all else that a case takes.
     */
    private static final String EMPTY = """
            DO $$ DECLARE o record; BEGIN LOOP
              SELECT i.type, i.identity INTO o FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) i
              WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 's'::regnamespace AND NOT EXISTS (
                SELECT FROM pg_depend p WHERE p.classid = d.classid AND p.objid = d.objid AND p.objsubid = 0 AND p.deptype IN ('i', 'e')) LIMIT 1;
              EXIT WHEN NOT FOUND;
              EXECUTE format('DROP %s %s CASCADE', CASE WHEN o.type IN ('function', 'procedure', 'aggregate') THEN 'routine'
                WHEN o.type = 'statistics object' THEN 'statistics' ELSE o.type END, o.identity);
            END LOOP; END $$""";

    private final Server server;
    private final Database database;
    private final Connection connection;
    private final Connection incremental;
    private final Connection full;
    private final PostgresSchemaReader incrementalReader;
    private final PostgresSchemaReader fullReader;
    private final Snapshot empty;

    PlantedDatabase(Server server) throws SQLException {
        this.server = server;
        database = server.create("planted");
        connection = database.connect();
        incremental = database.connect();
        full = database.connect();
        incrementalReader = PostgresSchemaReader.on(incremental, Set.of());
        fullReader = PostgresSchemaReader.on(full, Set.of());
        run(List.of("CREATE SCHEMA s", "SET search_path = s"));
        for (String role : List.of("planted_reader", "planted_writer")) {
            Jdbc.execute(
                    connection,
                    "DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ''" + role + "'') THEN CREATE ROLE "
                            + role + "; END IF; END'");
        }
        empty = read();
    }

    Database database() {
        return database;
    }

    void build(PlantedCase planted) throws SQLException {
        run(planted.base());
    }

    /** Returns what there is where no case is built. */
    Snapshot empty() {
        return empty;
    }

    /** Empties the schema; one that the case may have changed itself goes. */
    void clear(PlantedCase planted) throws SQLException {
        run(planted.cleanup());
        if (planted.mentions("SCHEMA")) {
            run(List.of("DROP SCHEMA s CASCADE", "CREATE SCHEMA s"));
        } else {
            run(List.of(EMPTY));
        }
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
