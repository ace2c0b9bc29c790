// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How the performance schema calls the tables of the catalog.
 *
 * <p>With {@code lower_case_table_names=2}, MySQL's default on macOS, the catalog has names as they were given, and the
 * performance schema has them in lower case.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/identifier-case-sensitivity.html">Identifier Case Sensitivity</a>
 */
record ObservedNames(boolean lowerCase) {

    static ObservedNames read(Connection connection) throws SQLException {
        return new ObservedNames(
                Jdbc.text(connection, "SELECT @@lower_case_table_names").equals("2"));
    }

    String of(String table) {
        return lowerCase ? table.toLowerCase(Locale.ROOT) : table;
    }
}
