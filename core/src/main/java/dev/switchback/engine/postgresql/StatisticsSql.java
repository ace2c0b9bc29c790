// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The queries for the statistics, for what the account may see.
 *
 * @param pieces     the queries by name, with what stands in braces filled in
 * @param sizes      how sizes are asked for
 * @param seesStored whether the account may read the statistics of every table, whether or not it may read the table
 */
record StatisticsSql(Map<String, String> pieces, Sizes sizes, boolean seesStored) {

    /** More frequencies would make a long file, and rarer values behave as those that are not among the most common. */
    private static final String MOST_COMMON = "20";

    /** How sizes are asked for. */
    enum Sizes {
        /** As they are; this waits for those who have locked a table against everybody. */
        EXACT,
        /** As they were when the table was analyzed or vacuumed. */
        NOTED
    }

    static StatisticsSql of(Connection connection, int version, Sizes sizes) throws SQLException {
        Map<String, String> pieces = SqlFile.read("statistics", version);
        boolean seesStored = Jdbc.text(connection, piece(pieces, "may see stored statistics"))
                .equals("t");
        return new StatisticsSql(pieces, sizes, seesStored);
    }

    String query(String name) {
        String kind = sizes == Sizes.EXACT ? "exact " : "noted ";
        return piece(pieces, name)
                .replace("{live}", piece(pieces, "live"))
                .replace("{table size}", piece(pieces, kind + "table size"))
                .replace("{presence}", piece(pieces, kind + "presence"))
                .replace("{index size}", piece(pieces, kind + "index size"))
                .replace("{statistics}", piece(pieces, (seesStored ? "stored" : "shown") + " statistics"))
                .replace("{most common}", MOST_COMMON);
    }

    private static String piece(Map<String, String> pieces, String name) {
        String piece = pieces.get(name);
        if (piece == null) {
            throw new IllegalStateException("there is no " + name + " in statistics.sql");
        }
        return piece;
    }
}
