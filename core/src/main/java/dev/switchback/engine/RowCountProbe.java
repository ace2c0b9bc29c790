// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Counts the rows of a live database at little cost: exactly where a table is small, else by the server's statistics and one row of it.
 *
 * @param tables  the query for schema, name, id, estimated rows (NULL if unknown) and bytes of all tables, those with most rows first
 * @param limits  the statements that limit how long a session's queries take, in seconds, and wait
 * @param quoted  writes a table's name in SQL
 */
public record RowCountProbe(String tables, IntFunction<List<String>> limits, Function<TableName, String> quoted) {

    private static final long SMALL_ROWS = 200_000;
    private static final long SMALL_BYTES = 64_000_000;

    /** What the catalog says of a table. */
    private record Listed(TableName table, long id, OptionalLong estimate, long bytes) {

        boolean isSmall() {
            return estimate.orElse(0) <= SMALL_ROWS && bytes <= SMALL_BYTES;
        }

        RowCount counted(long rows) {
            return new RowCount(table, id, OptionalLong.of(rows), true);
        }

        RowCount estimated() {
            boolean isNothing = estimate.orElse(1) == 0; // of a table that has rows, or may have
            return new RowCount(table, id, isNothing ? OptionalLong.empty() : estimate, false);
        }
    }

    /**
     * Counts.
     *
     * @param session used by nobody else; its limits are set
     * @param budget  for how long tables are looked at; after that statistics alone are read
     */
    public List<RowCount> count(Connection session, Duration budget) throws SQLException {
        for (String limit : limits.apply(limit(budget))) {
            Jdbc.execute(session, limit);
        }
        long end = System.nanoTime() + budget.toNanos();
        List<RowCount> counts = new ArrayList<>();
        for (Listed table : listed(session)) {
            counts.add(System.nanoTime() > end ? table.estimated() : look(session, table));
        }
        return counts;
    }

    /** Half of the budget, so that one table does not take it all. */
    private static int limit(Duration budget) {
        return (int) Math.max(1, budget.toSeconds() / 2);
    }

    private List<Listed> listed(Connection session) throws SQLException {
        return Jdbc.query(
                session,
                row -> {
                    TableName table = new TableName(row.getString(1), row.getString(2));
                    long estimate = row.getLong(4);
                    return new Listed(
                            table,
                            row.getLong(3),
                            row.wasNull() ? OptionalLong.empty() : OptionalLong.of(estimate),
                            row.getLong(5));
                },
                tables);
    }

    /** A table that somebody locks, or that takes too long, is left to the statistics. */
    private RowCount look(Connection session, Listed table) throws SQLException {
        String name = quoted.apply(table.table());
        try {
            if (table.isSmall()) {
                return table.counted(Long.parseLong(Jdbc.text(session, "SELECT count(*) FROM " + name)));
            }
            boolean isEmpty = Jdbc.query(session, row -> 1, "SELECT 1 FROM " + name + " LIMIT 1")
                    .isEmpty();
            return isEmpty ? table.counted(0) : table.estimated();
        } catch (SQLException e) {
            if (!session.isValid(5)) {
                throw e;
            }
            return table.estimated();
        }
    }
}
