// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;

/** A throwaway database at a version, for a hand-written test that inserts, migrates on, queries and undoes. */
public interface MigrationDatabase extends AutoCloseable {

    /** Returns a connection, in auto-commit mode, that is closed with this database. */
    Connection connection() throws SQLException;

    /** Returns the JDBC URL; user and password are those of {@link #connection()}. */
    String url();

    /** Returns the newest applied version, or {@code ""} on an empty database. */
    String version();

    /**
     * Applies the migrations up to a version and including it, through Flyway.
     *
     * @throws IllegalStateException if one does not apply; the message is the server's
     */
    void migrateTo(String version);

    /** Applies every pending migration, through Flyway. */
    void migrate();

    /**
     * Runs the undo script of the newest applied version, and records that as Flyway needs it.
     *
     * @throws IllegalStateException if nothing is applied, or the script fails
     */
    void undo();

    /** Leaves the database in place after closing, and returns how to connect to it. */
    String keep();

    /** Drops the database, unless it is kept. */
    @Override
    void close();
}
