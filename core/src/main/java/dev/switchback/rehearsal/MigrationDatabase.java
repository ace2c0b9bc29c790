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

    /** Applies the migrations up to a version, through Flyway. */
    void migrateTo(String version);

    /** Applies every pending migration, through Flyway. */
    void migrate();

    /** Runs the undo script of the newest applied version. */
    void undo();

    @Override
    void close();
}
