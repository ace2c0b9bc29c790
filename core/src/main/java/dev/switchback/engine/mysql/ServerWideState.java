// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What belongs to the whole server and not to one database: users, their grants, global variables, other databases and the like.
 *
 * <p>A script that changes it cannot be applied to two databases of one server. Grants on our throwaway databases are left out,
 * for they are part of those.
 */
final class ServerWideState {

    /** Variables that move by themselves. */
    private static final String VARIABLES = """
            SHOW GLOBAL VARIABLES WHERE Variable_name NOT LIKE 'gtid%' AND Variable_name NOT IN ('timestamp', 'innodb_thread_sleep',
                'innodb_buffer_pool_load_now', 'innodb_buffer_pool_dump_now', 'last_insert_id', 'insert_id', 'pseudo_thread_id')""";

    private static final String DATABASES = """
            SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA
            WHERE SCHEMA_NAME NOT LIKE 'switchback%'
                AND SCHEMA_NAME NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema') ORDER BY 1""";

    /** Versions differ in what there is. */
    private static final String NO_SUCH_TABLE = "42S02";

    private static final String OURS = " WHERE Db NOT LIKE 'switchback%'";

    private static final Map<String, String> BOTH = Map.of(
            "variables",
            VARIABLES,
            "databases",
            DATABASES,
            "database grants",
            "SELECT * FROM mysql.db" + OURS + " ORDER BY Host, Db, User",
            "table grants",
            "SELECT Host, Db, User, Table_name, Table_priv, Column_priv FROM mysql.tables_priv" + OURS
                    + " ORDER BY 1, 2, 3, 4",
            "column grants",
            "SELECT Host, Db, User, Table_name, Column_name, Column_priv FROM mysql.columns_priv" + OURS
                    + " ORDER BY 1, 2, 3, 4, 5",
            "routine grants",
            "SELECT Host, Db, User, Routine_name, Routine_type, Proc_priv FROM mysql.procs_priv" + OURS
                    + " ORDER BY 1, 2, 3, 4, 5",
            "functions",
            "SELECT name, ret, dl, type FROM mysql.func ORDER BY name",
            "plugins",
            "SELECT PLUGIN_NAME, PLUGIN_STATUS FROM information_schema.PLUGINS ORDER BY 1",
            "servers",
            "SELECT * FROM mysql.servers ORDER BY 1",
            "proxies",
            "SELECT Host, User, Proxied_host, Proxied_user FROM mysql.proxies_priv ORDER BY 1, 2, 3, 4");

    private static final Map<String, String> MYSQL = Map.of(
            "users", "SELECT * FROM mysql.user ORDER BY Host, User",
            "privileges", "SELECT * FROM mysql.global_grants ORDER BY 1, 2, 3",
            "roles", "SELECT * FROM mysql.role_edges ORDER BY 1, 2, 3, 4",
            "default roles", "SELECT * FROM mysql.default_roles ORDER BY 1, 2, 3, 4",
            "persisted", "SELECT * FROM performance_schema.persisted_variables ORDER BY 1",
            "components", "SELECT component_urn FROM mysql.component ORDER BY 1",
            "resource groups", "SELECT * FROM information_schema.RESOURCE_GROUPS ORDER BY 1",
            "tablespaces",
                    "SELECT NAME FROM information_schema.INNODB_TABLESPACES WHERE SPACE_TYPE = 'General' ORDER BY 1");

    private static final Map<String, String> MARIADB = Map.of(
            "users", "SELECT Host, User, Priv FROM mysql.global_priv ORDER BY Host, User",
            "roles", "SELECT * FROM mysql.roles_mapping ORDER BY 1, 2, 3");

    private ServerWideState() {}

    /** Returns a text that changes when that changes; what may not be read is said to be so. */
    static String of(Connection connection, Flavor flavor) throws SQLException {
        Map<String, String> parts = new LinkedHashMap<>(BOTH);
        parts.putAll(flavor == Flavor.MYSQL ? MYSQL : MARIADB);
        StringBuilder text = new StringBuilder();
        for (String part : parts.keySet().stream().sorted().toList()) {
            text.append(part)
                    .append(": ")
                    .append(state(connection, parts.getOrDefault(part, "")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String state(Connection connection, String sql) throws SQLException {
        try {
            return digest(Jdbc.query(connection, ServerWideState::line, sql));
        } catch (SQLException e) {
            if (Permission.isDenial(e) || NO_SUCH_TABLE.equals(e.getSQLState())) {
                return "cannot be read";
            }
            throw e;
        }
    }

    private static String line(ResultSet row) throws SQLException {
        StringBuilder line = new StringBuilder();
        int columns = row.getMetaData().getColumnCount();
        for (int i = 1; i <= columns; i++) {
            line.append(row.getString(i)).append('\u001f');
        }
        return line.toString();
    }

    private static String digest(List<String> lines) {
        try {
            byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
