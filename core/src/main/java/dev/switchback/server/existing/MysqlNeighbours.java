// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The databases on a MySQL server that are somebody's, and that a script could write to.
 *
 * <p>A session on MySQL is not bound to a database: a script that writes {@code shop.orders}, or says {@code USE shop}, leaves the
 * throwaway database. What it may do there the user's privileges say; nothing else keeps a rehearsal out of it.
 */
record MysqlNeighbours(Connection connection) {

    private static final Set<String> SYSTEM = Set.of("information_schema", "mysql", "performance_schema", "sys");

    /** Returns their names; those that are empty have nothing to lose. */
    List<String> endangered() throws SQLException {
        List<MysqlGrant> writing = writing();
        List<String> endangered = Jdbc.query(connection, row -> row.getString(1), "SHOW DATABASES").stream()
                .filter(name -> !SYSTEM.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(Product.PREFIX))
                .filter(name -> writing.stream().anyMatch(grant -> grant.covers(name)))
                .sorted()
                .toList();
        return endangered.isEmpty() ? endangered : filled(endangered);
    }

    /** MariaDB shows what active roles give unasked, MySQL if they are named. */
    private List<MysqlGrant> writing() throws SQLException {
        List<String> roles = Jdbc.query(connection, row -> row.getString(1), "SELECT CURRENT_ROLE()");
        String using = roles.stream()
                .filter(role -> role != null && role.startsWith("`"))
                .map(" FOR CURRENT_USER() USING "::concat)
                .findFirst()
                .orElse("");
        return Jdbc.query(connection, row -> row.getString(1), "SHOW GRANTS" + using).stream()
                .flatMap(line -> MysqlGrant.parse(line).stream())
                .filter(MysqlGrant::writes)
                .toList();
    }

    private List<String> filled(List<String> databases) throws SQLException {
        Set<String> filled = Set.copyOf(Jdbc.query(
                connection,
                row -> row.getString(1),
                "SELECT DISTINCT table_schema FROM information_schema.tables UNION"
                        + " SELECT DISTINCT routine_schema FROM information_schema.routines"));
        return databases.stream().filter(filled::contains).toList();
    }
}
