// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.sql.SQLException;

/** Tells a missing privilege from other failures. */
final class Refused {

    /** {@code ER_TABLEACCESS_DENIED_ERROR}. */
    private static final int TABLE = 1142;

    /** {@code ER_COLUMNACCESS_DENIED_ERROR}. */
    private static final int COLUMN = 1143;

    private Refused() {}

    static boolean is(SQLException e) {
        return e.getErrorCode() == TABLE || e.getErrorCode() == COLUMN;
    }
}
