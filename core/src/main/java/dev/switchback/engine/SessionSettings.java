// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.engine.TransactionProbe.Onlooker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Reads what a script may leave changed in its session, or behind in it, so that the scripts after it run differently. */
@FunctionalInterface
public interface SessionSettings {

    /** For products where that is not looked at. */
    SessionSettings NONE = (connection, onlooker) -> Map.of();

    /**
     * Returns what is set and held in the connection's session by name; to be asked between two scripts only.
     *
     * @param onlooker another session, for what cannot be seen from within
     */
    Map<String, String> of(Connection connection, Onlooker onlooker) throws SQLException;
}
