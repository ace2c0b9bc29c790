// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.sql.SQLException;
import java.util.Optional;

/** What can be told from a failure that the server or the driver reports. */
final class RowErrors {

    private static final int DEADLOCK = 1213;
    private static final int KILLED = 1927;
    private static final int SHUTDOWN = 1053;
    private static final int PARSE = 1064;
    private static final int UNKNOWN_COLUMN = 1054;
    private static final int UNKNOWN_FUNCTION = 1305;
    private static final int WRONG_COLLATIONS = 1267;
    private static final int WRONG_COLLATION = 1253;

    private RowErrors() {}

    /** Returns the error without the database's own name and the driver's number of the session, which differ each time. */
    static SQLException plain(SQLException e, String database) {
        String message = String.valueOf(e.getMessage())
                .replaceFirst("^\\(conn=\\d+\\) ", "")
                .replace("`" + database + "`.", "")
                .replace("'" + database + ".", "'");
        return new SQLException(message, e.getSQLState(), e.getErrorCode(), e);
    }

    /** Returns whether the server could not make sense of the statement, whatever its values. */
    static boolean statementIsWrong(SQLException e) {
        return switch (e.getErrorCode()) {
            case PARSE, UNKNOWN_COLUMN, UNKNOWN_FUNCTION, WRONG_COLLATIONS, WRONG_COLLATION -> true;
            default -> false;
        };
    }

    /** Returns whether the session is gone, or its transaction with all that it did: a deadlock ends it. */
    static boolean lostConnection(SQLException e) {
        boolean gone = Optional.ofNullable(e.getSQLState()).orElse("").startsWith("08");
        return gone || e.getErrorCode() == DEADLOCK || e.getErrorCode() == KILLED || e.getErrorCode() == SHUTDOWN;
    }
}
