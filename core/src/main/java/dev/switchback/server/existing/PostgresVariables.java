// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Jdbc;
import dev.switchback.database.ServerUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Variables that every session on a PostgreSQL server of somebody else's sets for itself, by its URL. */
final class PostgresVariables {

    private PostgresVariables() {}

    static Map<String, String> settable(Connection connection, Map<String, String> variables) throws SQLException {
        Map<String, String> settable = new TreeMap<>();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            try {
                Jdbc.text(connection, "SELECT set_config(?, ?, true)", variable.getKey(), variable.getValue());
                settable.put(variable.getKey(), variable.getValue());
            } catch (SQLException e) {
                Refusals.requireEqual(
                        variable, Jdbc.text(connection, "SELECT current_setting(?)", variable.getKey()), e);
            }
        }
        return settable;
    }

    static ServerUrl setting(ServerUrl url, Map<String, String> variables) {
        if (variables.isEmpty()) {
            return url;
        }
        String options = variables.entrySet().stream()
                .map(variable -> "-c " + variable.getKey() + "=" + escaped(variable.getValue()))
                .collect(Collectors.joining(" "));
        return url.with("options", (url.parameters().getOrDefault("options", "") + " " + options).strip());
    }

    /** The server splits the options at white space. */
    private static String escaped(String value) {
        return value.replaceAll("([\\\\\\s])", "\\\\$1");
    }
}
