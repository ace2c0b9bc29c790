// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Statistics;
import dev.switchback.engine.postgresql.StatisticsSql.Sizes;
import dev.switchback.profile.ColumnProfile;
import dev.switchback.profile.MemorySettings;
import dev.switchback.profile.Profile;
import dev.switchback.profile.TableProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the rows of the queries together, one query for each kind of thing. */
final class StatisticsRows {

    /** The catalog has them in kB. */
    private static final String MEMORY =
            "SELECT name, setting::bigint * 1024 FROM pg_catalog.pg_settings WHERE name IN ('"
                    + String.join("', '", MemorySettings.POSTGRESQL) + "')";

    private final Connection connection;
    private final StatisticsSql sql;
    private final Set<String> excluded;

    StatisticsRows(Connection connection, StatisticsSql sql, Set<String> excluded) {
        this.connection = connection;
        this.sql = sql;
        this.excluded = excluded;
    }

    /**
     * A table as the catalog has it.
     *
     * @param unanalyzed whether something is in it that nobody has looked at
     * @param readable   whether the account may read it, and sees its statistics therefore
     */
    record Found(TableName name, long rows, long bytes, boolean unanalyzed, boolean readable) {

        boolean isUnknown() {
            return rows == 0 && unanalyzed;
        }
    }

    Statistics read() throws SQLException {
        List<Found> found = Jdbc.query(connection, StatisticsRows::found, sql.query("tables")).stream()
                .filter(table -> !excluded.contains(table.name().name()))
                .toList();
        Map<TableName, SortedMap<String, Long>> indexes = indexes();
        Map<TableName, SortedMap<String, ColumnProfile>> columns = columns(found);
        SortedMap<TableName, TableProfile> tables = new TreeMap<>();
        found.stream()
                .filter(table -> !table.isUnknown())
                .forEach(table -> tables.put(
                        table.name(),
                        new TableProfile(
                                Math.max(1, table.rows()),
                                OptionalLong.of(table.bytes()),
                                indexes.getOrDefault(table.name(), new TreeMap<>()),
                                columns.getOrDefault(table.name(), new TreeMap<>()))));
        String version = Jdbc.text(connection, "SHOW server_version");
        return new Statistics(
                new Profile("postgresql", version, memory(), tables),
                new StatisticsRemarks(found, columns.keySet(), sql.seesStored(), sql.sizes() == Sizes.EXACT).all());
    }

    private SortedMap<String, Long> memory() throws SQLException {
        SortedMap<String, Long> memory = new TreeMap<>();
        Jdbc.query(connection, row -> memory.put(row.getString(1), row.getLong(2)), MEMORY);
        return memory;
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(name(row), row.getLong(3), row.getLong(4), row.getBoolean(5), row.getBoolean(6));
    }

    private static TableName name(ResultSet row) throws SQLException {
        return new TableName(row.getString(1), row.getString(2));
    }

    private Map<TableName, SortedMap<String, Long>> indexes() throws SQLException {
        Map<TableName, SortedMap<String, Long>> indexes = new HashMap<>();
        Jdbc.query(
                connection,
                row -> indexes.computeIfAbsent(name(row), table -> new TreeMap<>())
                        .put(row.getString(3), row.getLong(4)),
                sql.query("indexes"));
        return indexes;
    }

    private Map<TableName, SortedMap<String, ColumnProfile>> columns(List<Found> found) throws SQLException {
        Map<TableName, Long> rows = new HashMap<>();
        found.forEach(table -> rows.put(table.name(), table.rows()));
        Map<TableName, SortedMap<String, ColumnProfile>> columns = new HashMap<>();
        Jdbc.query(
                connection,
                row -> columns.computeIfAbsent(name(row), table -> new TreeMap<>())
                        .put(row.getString(3), column(row, rows.getOrDefault(name(row), 0L))),
                sql.query("columns"));
        return columns;
    }

    private static ColumnProfile column(ResultSet row, long rows) throws SQLException {
        return new ColumnProfile(
                number(row, 4),
                distinct(row.getDouble(6), rows),
                number(row, 5),
                number(row, 7),
                fractions(row.getString(8)));
    }

    /** A negative number is a part of the rows; 0 is unknown, also because all is NULL. */
    private static OptionalLong distinct(double estimate, long rows) {
        if (estimate == 0) {
            return OptionalLong.empty();
        }
        double number = estimate < 0 ? -estimate * rows : Math.min(estimate, rows);
        return OptionalLong.of(Math.max(1, Math.round(number)));
    }

    private static OptionalDouble number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static List<Double> fractions(@Nullable String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
    }
}
