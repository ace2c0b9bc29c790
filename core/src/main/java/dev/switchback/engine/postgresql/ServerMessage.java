// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.sql.SQLException;
import java.util.Optional;

/** What can be told from a failure that the server or the driver reports. */
final class ServerMessage {

    private ServerMessage() {}

    /** Returns whether the server could not make sense of the statement: class 42. */
    static boolean statementIsWrong(SQLException e) {
        return Optional.ofNullable(e.getSQLState()).orElse("").startsWith("42");
    }

    /** Returns whether the session is gone: class 08, or the server is shutting down (57P01 to 57P03). */
    static boolean lostConnection(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        return state.startsWith("08") || state.startsWith("57P0");
    }
}
