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
        try {
            Jdbc.query(connection, row -> row.getObject(1), query);
            return true;
        } catch (SQLException e) {
            if (DENIED.contains(e.getErrorCode())) {
                return false;
            }
            throw e;
        }
    }
}
