// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.postgresql.PostgresRowReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** A throwaway database with one connection that writes and one that reads, emptied before each case. */
final class CaseDatabase implements AutoCloseable {

    private final Database database;
    private final Connection writing;
    private final Connection reading;
    private RowKeeper keeper;

    CaseDatabase() throws SQLException {
        database = TestServers.postgres().create("rowdiff");
        writing = database.connect();
        reading = database.connect();
        keeper = new RowKeeper(PostgresRowReader.on(reading), Set.of());
    }

    void empty() throws SQLException {
        Jdbc.execute(
                writing,
                "DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS archive_of_cases CASCADE; CREATE SCHEMA public; DISCARD TEMP; RESET ALL");
    }

    /** Runs a script as a migration runs, in one transaction. */
    void run(String sql) throws SQLException {
        writing.setAutoCommit(false);
        try {
            Jdbc.execute(writing, sql.isBlank() ? "SELECT 1" : sql);
            writing.commit();
        } finally {
            writing.rollback();
            writing.setAutoCommit(true);
        }
    }

    DataState read() throws SQLException {
        return keeper.read(Optional.empty());
    }

    RowKeeper keeper() {
        return keeper;
    }

    Connection writing() {
        return writing;
    }

    Connection reading() {
        return reading;
    }

    @Override
    public void close() throws SQLException {
        writing.close();
        reading.close();
        TestServers.postgres().drop(database);
    }
}
