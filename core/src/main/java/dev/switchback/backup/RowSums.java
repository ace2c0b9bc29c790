// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.TableName;
import dev.switchback.engine.DumpedRows;
import dev.switchback.engine.RowSum;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Takes the counts and sums of all tables, one by one, and tells how far it is. */
final class RowSums {

    private final DumpedRows rows;
    private final AtomicInteger done = new AtomicInteger();
    private volatile int all;

    RowSums(DumpedRows rows) {
        this.rows = rows;
    }

    /**
     * What was counted.
     *
     * @param sums    a sum for each table that could be read
     * @param remarks why one could not, a sentence each
     */
    record Taken(List<RowSum> sums, List<String> remarks) {}

    /** Reads the tables until there is no use in it any more. */
    Taken take(BooleanSupplier isWanted) throws SQLException {
        List<TableName> tables = rows.tables();
        all = tables.size();
        List<RowSum> sums = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (TableName table : tables) {
            if (!isWanted.getAsBoolean()) {
                break;
            }
            try {
                sums.add(rows.read(table));
            } catch (SQLException e) {
                remarks.add("The rows of " + table + " were not counted and summed up: " + e.getMessage() + ".");
                if (isLost(e)) {
                    remarks.add("Nor were those of the tables behind it: " + (all - done.get() - 1) + ".");
                    break;
                }
            }
            done.incrementAndGet();
        }
        return new Taken(sums, remarks);
    }

    /** Then every table would be told with the same words. */
    private static boolean isLost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P0");
    }

    /** Returns how far it is, such as {@code 12 of 40 tables counted}. */
    String progress() {
        return done.get() + " of " + all + " tables counted";
    }
}
