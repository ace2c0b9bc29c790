// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The ids by which InnoDB knows the tables of a database; only who has the privilege PROCESS may see them.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/information-schema-innodb-tables-table.html">INNODB_TABLES</a>
 */
final class TableIds {

    /** A name of other characters is written in a code there. */
    private static final Pattern PLAIN = Pattern.compile("\\w+", Pattern.CASE_INSENSITIVE);

    private final String query;

    private TableIds(String query) {
        this.query = query;
    }

    /** Finds out whether the account may see them. */
    static TableIds on(Connection connection, Flavor flavor, String database) throws SQLException {
        String table = flavor == Flavor.MYSQL ? "innodb_tables" : "innodb_sys_tables";
        String query = "SELECT substring(name, " + (database.length() + 2) + "), table_id FROM information_schema."
                + table + " WHERE name LIKE '" + database.replace("_", "\\_") + "/%'";
        boolean visible = PLAIN.matcher(database).matches() && Permission.allows(connection, query + " LIMIT 1");
        return new TableIds(visible ? query : "");
    }

    /** Returns the ids by the tables' names, those of a partitioned table together. */
    Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> ids = new TreeMap<>();
        if (query.isEmpty()) {
            return ids;
        }
        List<String[]> rows =
                Jdbc.query(connection, row -> new String[] {row.getString(1), row.getString(2)}, query + " ORDER BY 2");
        for (String[] row : rows) {
            int partition = row[0].toLowerCase(Locale.ROOT).indexOf("#p#");
            String table = partition < 0 ? row[0] : row[0].substring(0, partition);
            if (PLAIN.matcher(table).matches()) {
                ids.merge(table, row[1], (first, next) -> first + "," + next);
            }
        }
        return ids;
    }
}
