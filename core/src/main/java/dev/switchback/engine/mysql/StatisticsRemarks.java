// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.mysql.MysqlStatistics.Found;
import dev.switchback.profile.TableProfile;
import dev.switchback.profile.WrittenName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what the statistics do not tell, and what would help.
 *
 * @param seen   whatever the account sees
 * @param found  the tables of it that are the user's
 * @param tables what became of them
 */
record StatisticsRemarks(
        Flavor flavor,
        List<Found> seen,
        List<Found> found,
        Map<TableName, TableProfile> tables,
        IndexSizes indexes,
        ColumnEstimates columns) {

    /** MySQL shows a table to who has any privilege on it, and its columns to who has one that may be given on a column. */
    private static final String GRANT = ". GRANT REFERENCES ON the database is enough, and lets it read no row.";

    List<String> all() {
        List<String> remarks = new ArrayList<>();
        addInvisible(remarks);
        addWithoutColumns(remarks);
        addEmpty(remarks);
        if (!indexes.isReadable()) {
            remarks.add(
                    "The sizes of indexes could not be read. GRANT SELECT ON mysql.innodb_index_stats TO the account.");
        }
        addUndescribed(remarks);
        return remarks;
    }

    /** What the account has no privilege on, {@code information_schema} does not show; InnoDB's notes name it all the same. */
    private void addInvisible(List<String> remarks) {
        Set<String> invisible = new TreeSet<>(indexes.tables());
        seen.forEach(table -> invisible.remove(table.name()));
        invisible.removeIf(name -> name.startsWith("FTS_") || name.startsWith("#sql"));
        if (!invisible.isEmpty()) {
            remarks.add(count(invisible.size(), "left out, because the account has no privilege on it: ")
                    + list(invisible)
                    + GRANT);
        }
    }

    private void addWithoutColumns(List<String> remarks) {
        List<String> hidden = found.stream()
                .map(Found::name)
                .filter(table -> columns.count(table) == 0)
                .toList();
        if (!hidden.isEmpty()) {
            remarks.add(count(hidden.size(), "without anything on its columns, because the account may not see them: ")
                    + list(hidden)
                    + GRANT);
        }
    }

    private void addEmpty(List<String> remarks) {
        List<String> empty = found.stream()
                .filter(table -> table.rows() == 0)
                .map(Found::name)
                .toList();
        if (!empty.isEmpty()) {
            remarks.add(count(empty.size(), "empty by its statistics, and stands in the file with one row: ")
                    + list(empty) + ". If there are rows, ANALYZE TABLE counts them.");
        }
    }

    private void addUndescribed(List<String> remarks) {
        int all = found.stream().mapToInt(table -> columns.count(table.name())).sum();
        int described = tables.values().stream()
                .mapToInt(table -> table.columns().size())
                .sum();
        if (columns.isRefused()) {
            remarks.add(
                    "What is known of columns could not be read. GRANT SELECT (db_name, table_name, column_name, nulls_ratio,"
                            + " avg_length, avg_frequency) ON mysql.column_stats and SELECT ON mysql.table_stats TO the account.");
        } else if (described < all) {
            remarks.add("Of " + (all - described) + " of " + all + " columns there are no statistics; "
                    + (flavor == Flavor.MYSQL
                            ? "ANALYZE TABLE … UPDATE HISTOGRAM ON … makes them."
                            : "ANALYZE TABLE … PERSISTENT FOR ALL makes them."));
        }
    }

    private static String count(int tables, String what) {
        return (tables == 1 ? "1 table is " : tables + " tables are ") + what;
    }

    private static String list(Collection<String> names) {
        return WrittenName.list(
                names.stream().map(name -> new TableName("", name)).toList());
    }
}
