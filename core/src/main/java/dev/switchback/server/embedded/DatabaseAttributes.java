// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What belongs to a database but not into it, and therefore is not copied with a template.
 *
 * <p>These are the owner, the grants on the database, the limit of its connections, its {@code ALTER DATABASE … SET},
 * and a comment that a migration gave it. They are copied row by row in the shared catalogs: a superuser may, the copy
 * is exact, and no value has to be quoted. Subscriptions stay behind: a clone must not subscribe to anything.
 */
final class DatabaseAttributes {

    private static final List<String> COPIES = List.of(
            """
            UPDATE pg_database clone
               SET datdba = source.datdba, datacl = source.datacl, datconnlimit = source.datconnlimit
              FROM pg_database source
             WHERE source.datname = ? AND clone.datname = ?
            """,
            // The roles that the grants and the ownership depend on, so that DROP ROLE knows.
            """
            INSERT INTO pg_shdepend
            SELECT d.dbid, d.classid, clone.oid, d.objsubid, d.refclassid, d.refobjid, d.deptype
              FROM pg_shdepend d JOIN pg_database source ON d.objid = source.oid, pg_database clone
             WHERE d.dbid = 0 AND d.classid = 'pg_database'::regclass AND source.datname = ? AND clone.datname = ?
            """,
            """
            INSERT INTO pg_db_role_setting
            SELECT clone.oid, s.setrole, s.setconfig
              FROM pg_db_role_setting s JOIN pg_database source ON s.setdatabase = source.oid, pg_database clone
             WHERE source.datname = ? AND clone.datname = ?
            """,
            """
            UPDATE pg_shdescription
               SET description = source.description
              FROM pg_shdescription source, pg_database original, pg_database clone
             WHERE source.classoid = 'pg_database'::regclass AND source.objoid = original.oid
               AND pg_shdescription.classoid = source.classoid AND pg_shdescription.objoid = clone.oid
               AND original.datname = ? AND clone.datname = ?
               AND source.description NOT LIKE '{"switchback":%'
            """);

    private final Connection connection;

    DatabaseAttributes(Connection connection) {
        this.connection = connection;
    }

    void copy(String source, String clone) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String sql : COPIES) {
                Jdbc.update(connection, sql, source, clone);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
