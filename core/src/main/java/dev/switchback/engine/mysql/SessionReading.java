// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.SessionSettings;
import dev.switchback.engine.TransactionProbe.Onlooker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Reads a session's variables, and what scripts have left in it. */
record SessionReading(Flavor flavor) implements SessionSettings {

    @Override
    public Map<String, String> of(Connection connection, Onlooker onlooker) throws SQLException {
        Map<String, String> all = new TreeMap<>(SessionState.of(connection, flavor));
        all.putAll(SessionLeavings.of(connection, onlooker.connection(), flavor));
        return all;
    }
}
