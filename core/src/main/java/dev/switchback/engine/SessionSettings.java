// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Reads what a script may leave changed in its session, so that the scripts after it run differently. */
@FunctionalInterface
public interface SessionSettings {

    /** For products where that is not looked at. */
    SessionSettings NONE = connection -> Map.of();

    /** Returns the settings of the connection's session by name; to be asked between two scripts only. */
    Map<String, String> of(Connection connection) throws SQLException;
}
