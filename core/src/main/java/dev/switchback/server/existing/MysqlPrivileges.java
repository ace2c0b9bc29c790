// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a MySQL user may do in databases with our prefix.
 *
 * <p>All of it is asked for, as in its own database of a user who migrates: a migration that fails for want of a privilege
 * would be blamed for it.
 */
record MysqlPrivileges(Connection connection) {

    /** Those that {@code GRANT ALL} on a database gives on every product and version, but for the right to grant. */
    private static final List<String> NEEDED = List.of(
            "ALTER",
            "ALTER ROUTINE",
            "CREATE",
            "CREATE ROUTINE",
            "CREATE TEMPORARY TABLES",
            "CREATE VIEW",
            "DELETE",
            "DROP",
            "EVENT",
            "EXECUTE",
            "INDEX",
            "INSERT",
            "LOCK TABLES",
            "REFERENCES",
            "SELECT",
            "SHOW VIEW",
            "TRIGGER",
            "UPDATE");

    private static final String GIVEN = """
            SELECT PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES WHERE %1$s
            UNION SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES
            WHERE %1$s AND 'switchback_registry' LIKE TABLE_SCHEMA
            """;

    List<String> missing() throws SQLException {
        String account = Jdbc.text(connection, "SELECT CURRENT_USER()");
        String grantee = quoted(account);
        if (hasRoles()) {
            // What a role gives is not in these tables; the server itself will name what is missing.
            return List.of();
        }
        Set<String> missing = new TreeSet<>(NEEDED);
        String mine = "GRANTEE = '" + grantee.replace("'", "''") + "'";
        missing.removeAll(Jdbc.query(connection, row -> row.getString(1), GIVEN.formatted(mine)));
        return missing.isEmpty()
                ? List.of()
                : List.of("the user " + grantee + " lacks " + String.join(", ", missing)
                        + "; an administrator gives it that with: " + grant(grantee));
    }

    /** The role of a user who has none is called NONE by MySQL and NULL by MariaDB. */
    private boolean hasRoles() throws SQLException {
        return Jdbc.query(connection, row -> String.valueOf(row.getString(1)), "SELECT CURRENT_ROLE()").stream()
                .anyMatch(role -> !role.equals("NONE") && !role.equals("null"));
    }

    static String grant(String grantee) {
        return "GRANT ALL PRIVILEGES ON `switchback\\_%`.* TO " + grantee + ";";
    }

    private static String quoted(String account) {
        int at = account.lastIndexOf('@');
        return "'" + account.substring(0, at) + "'@'" + account.substring(at + 1) + "'";
    }
}
