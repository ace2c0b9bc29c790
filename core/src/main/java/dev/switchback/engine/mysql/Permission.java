// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Whether the account may ask something. */
final class Permission {

    /** ER_DBACCESS_DENIED_ERROR, ER_TABLEACCESS_DENIED_ERROR, ER_COLUMNACCESS_DENIED_ERROR, ER_SPECIFIC_ACCESS_DENIED_ERROR. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1143, 1227);

    private Permission() {}

    static boolean allows(Connection connection, String query) throws SQLException {
        return read(connection, row -> row.getObject(1), query);
    }

    /** Runs a query if the account may; returns whether it may. */
    static boolean read(Connection connection, Jdbc.RowReader<?> reader, String query, Object... parameters)
            throws SQLException {
        try {
            Jdbc.query(connection, reader, query, parameters);
            return true;
        } catch (SQLException e) {
            if (isDenial(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Says whether the server refuses for want of a privilege. */
    static boolean isDenial(SQLException error) {
        return DENIED.contains(error.getErrorCode());
    }
}
