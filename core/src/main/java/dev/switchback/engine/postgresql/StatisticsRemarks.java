// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.TableName;
import dev.switchback.engine.postgresql.StatisticsRows.Found;
import dev.switchback.profile.WrittenName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says what the statistics do not tell, and what would help.
 *
 * @param described   the tables of whose columns something is known
 * @param seesStored  whether the account sees the statistics of tables that it may not read
 * @param areSizesNow whether the sizes are those of this moment
 */
record StatisticsRemarks(List<Found> found, Set<TableName> described, boolean seesStored, boolean areSizesNow) {

    List<String> all() {
        List<String> remarks = new ArrayList<>();
        add(
                remarks,
                Found::isUnknown,
                "left out, because nobody has ever counted or analyzed it: ",
                "Run ANALYZE on it, and this goal again.");
        add(
                remarks,
                table -> table.unanalyzed() && !table.isUnknown(),
                "never analyzed as a whole, so that the number of rows is what the server has counted since its last reset: ",
                "ANALYZE makes it an estimate of all.");
        add(
                remarks,
                table -> !table.unanalyzed() && table.rows() == 0,
                "empty, and stands in the file with one row: ",
                "");
        add(
                remarks,
                table -> isUndescribed(table) && !isVisible(table),
                "without anything on its columns, because the account may not see their statistics: ",
                "docs/profile.md has the GRANT; pg_monitor and pg_read_all_stats do not help.");
        add(
                remarks,
                table -> isUndescribed(table) && isVisible(table),
                "without anything on its columns, because nobody has analyzed them: ",
                "Run ANALYZE on it, and this goal again.");
        if (!areSizesNow) {
            remarks.add("Sizes are those of the last ANALYZE or VACUUM, because somebody holds a lock on a table.");
        }
        return remarks;
    }

    private boolean isUndescribed(Found table) {
        return table.rows() > 0 && !described.contains(table.name());
    }

    private boolean isVisible(Found table) {
        return seesStored || table.readable();
    }

    private void add(List<String> remarks, Predicate<Found> which, String what, String help) {
        List<TableName> tables = found.stream().filter(which).map(Found::name).toList();
        if (!tables.isEmpty()) {
            String count = tables.size() == 1 ? "1 table is " : tables.size() + " tables are ";
            remarks.add((count + what + WrittenName.list(tables) + ". " + help).strip());
        }
    }
}
