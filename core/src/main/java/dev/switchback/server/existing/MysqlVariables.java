// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Jdbc;
import dev.switchback.database.ServerUrl;
import dev.switchback.server.MysqlGlobals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Variables that every session on a MySQL or MariaDB server of somebody else's sets for itself, by its URL. */
final class MysqlVariables {

    private MysqlVariables() {}

    static Map<String, String> settable(Connection connection, Map<String, String> variables) throws SQLException {
        Map<String, String> settable = new TreeMap<>();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String name = variable.getKey();
            try {
                Jdbc.execute(connection, "SET SESSION " + name + " = " + MysqlGlobals.literal(variable.getValue()));
                settable.put(name, variable.getValue());
            } catch (SQLException e) {
                Refusals.requireEqual(variable, Jdbc.text(connection, "SELECT @@GLOBAL." + name), e);
            }
        }
        return settable;
    }

    static ServerUrl setting(ServerUrl url, Map<String, String> variables) {
        if (variables.isEmpty()) {
            return url;
        }
        String ours = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + MysqlGlobals.literal(variable.getValue()))
                .collect(Collectors.joining(","));
        String given = url.parameters().getOrDefault("sessionVariables", "");
        ServerUrl with = url.with("sessionVariables", given.isEmpty() ? ours : given + "," + ours);
        // Connector/J would add STRICT_TRANS_TABLES to a sql_mode that is without it.
        return variables.containsKey("sql_mode") && url.product().equals("mysql")
                ? with.withDefault("jdbcCompliantTruncation", "false")
                : with;
    }
}
