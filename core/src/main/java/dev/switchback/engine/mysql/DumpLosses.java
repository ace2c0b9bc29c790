// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tells what a dump of MySQL or MariaDB does not hold, or not exactly. */
final class DumpLosses {

    private static final int SHOWN = 5;

    private static final String FLOATS = """
            SELECT CONCAT(c.TABLE_NAME, '.', c.COLUMN_NAME) FROM information_schema.COLUMNS c
              JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
            WHERE c.TABLE_SCHEMA = DATABASE() AND c.DATA_TYPE = 'float' AND t.TABLE_TYPE <> 'VIEW' ORDER BY 1""";

    private static final String OTHER_ENGINES = """
            SELECT CONCAT(TABLE_NAME, ' (', ENGINE, ')') FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'
              AND LOWER(ENGINE) NOT IN ('innodb', 'rocksdb', 'tokudb', 'ndbcluster') ORDER BY 1""";

    private DumpLosses() {}

    static List<String> of(Connection connection) throws SQLException {
        List<String> losses = new ArrayList<>();
        List<String> floats = Jdbc.query(connection, row -> row.getString(1), FLOATS);
        if (!floats.isEmpty()) {
            losses.add("Of FLOAT columns a dump has six digits, which are not always all: " + some(floats)
                    + ". DOUBLE and DECIMAL columns are exact.");
        }
        List<String> others = Jdbc.query(connection, row -> row.getString(1), OTHER_ENGINES);
        if (!others.isEmpty()) {
            losses.add("What is written meanwhile to tables without transactions may be in the backup or not: "
                    + some(others) + ".");
        }
        return losses;
    }

    private static String some(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }
}
