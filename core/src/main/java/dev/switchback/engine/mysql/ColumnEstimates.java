// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.profile.ColumnProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of columns: of the first of an index the number of different values, of others what an {@code ANALYZE TABLE} that
 * somebody ran for it has found.
 */
final class ColumnEstimates {

    private static final String COLUMNS = """
            SELECT table_name, column_name, is_nullable = 'NO' FROM information_schema.columns WHERE table_schema = DATABASE()
            """;

    private static final String INDEXED = """
            SELECT table_name, column_name, MAX(cardinality) FROM information_schema.statistics
            WHERE table_schema = DATABASE() AND seq_in_index = 1 AND sub_part IS NULL AND column_name IS NOT NULL
            GROUP BY table_name, column_name
            """;

    /**
     * The paths lead past the values, which stay on the server.
     * https://dev.mysql.com/doc/refman/8.4/en/optimizer-statistics.html
     */
    private static final String HISTOGRAMS = """
            SELECT table_name, column_name, JSON_EXTRACT(histogram, '$."null-values"') + 0,
              CASE JSON_UNQUOTE(JSON_EXTRACT(histogram, '$."histogram-type"'))
                WHEN 'singleton' THEN JSON_EXTRACT(histogram, '$.buckets[*][1]') END,
              CASE JSON_UNQUOTE(JSON_EXTRACT(histogram, '$."histogram-type"'))
                WHEN 'equi-height' THEN JSON_EXTRACT(histogram, '$.buckets[*][3]') END
            FROM information_schema.column_statistics WHERE schema_name = DATABASE()
            """;

    /** Neither the smallest and the largest value nor the histogram, which has values in it. */
    private static final String ANALYZED = """
            SELECT c.table_name, c.column_name, c.nulls_ratio, c.avg_length,
              t.cardinality * (1 - c.nulls_ratio) / NULLIF(c.avg_frequency, 0)
            FROM mysql.column_stats c LEFT JOIN mysql.table_stats t ON t.db_name = c.db_name AND t.table_name = c.table_name
            WHERE c.db_name = DATABASE()
            """;

    private static final int MOST_COMMON = 20;

    private final Map<Column, Boolean> columns = new HashMap<>();
    private final Map<String, List<Column>> byTable = new HashMap<>();
    private final Map<Column, Double> distinct = new HashMap<>();
    private final Map<Column, Double> nulls = new HashMap<>();
    private final Map<Column, Double> widths = new HashMap<>();
    private final Map<Column, List<Double>> mostCommon = new HashMap<>();
    private boolean refused;

    private ColumnEstimates() {}

    private record Column(String table, String name) {

        static Column of(ResultSet row) throws SQLException {
            return new Column(row.getString(1), row.getString(2));
        }
    }

    static ColumnEstimates read(Connection connection, Flavor flavor) throws SQLException {
        ColumnEstimates estimates = new ColumnEstimates();
        Jdbc.query(connection, estimates::column, COLUMNS);
        Jdbc.query(connection, row -> put(estimates.distinct, row, 3), INDEXED);
        if (flavor == Flavor.MYSQL) {
            Jdbc.query(connection, estimates::histogram, HISTOGRAMS);
        } else {
            estimates.readAnalyzed(connection);
        }
        return estimates;
    }

    private Column column(ResultSet row) throws SQLException {
        Column column = Column.of(row);
        columns.put(column, row.getBoolean(3));
        byTable.computeIfAbsent(column.table(), table -> new ArrayList<>()).add(column);
        return column;
    }

    private static Column put(Map<Column, Double> estimates, ResultSet row, int at) throws SQLException {
        Column column = Column.of(row);
        double value = row.getDouble(at);
        if (!row.wasNull()) {
            estimates.put(column, value);
        }
        return column;
    }

    private Column histogram(ResultSet row) throws SQLException {
        Column column = put(nulls, row, 3);
        List<Double> cumulative = numbers(row.getString(4));
        if (!cumulative.isEmpty()) {
            distinct.put(column, (double) cumulative.size());
            mostCommon.put(column, parts(cumulative));
        } else {
            double values =
                    numbers(row.getString(5)).stream().mapToDouble(each -> each).sum();
            distinct.putIfAbsent(column, values);
        }
        return column;
    }

    private static List<Double> numbers(@Nullable String array) {
        String list = array == null ? "" : array.replaceAll("[\\[\\]\\s]", "");
        return list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",")).map(Double::valueOf).toList();
    }

    /** Each bucket has the part of the rows up to its value. */
    private static List<Double> parts(List<Double> cumulative) {
        List<Double> parts = new ArrayList<>();
        double before = 0;
        for (double upTo : cumulative) {
            parts.add(Math.max(0, upTo - before));
            before = upTo;
        }
        return parts.stream()
                .sorted(Comparator.reverseOrder())
                .limit(MOST_COMMON)
                .toList();
    }

    private void readAnalyzed(Connection connection) throws SQLException {
        try {
            Jdbc.query(connection, this::analyzed, ANALYZED);
        } catch (SQLException e) {
            if (!Refused.is(e)) {
                throw e;
            }
            refused = true;
        }
    }

    private Column analyzed(ResultSet row) throws SQLException {
        put(nulls, row, 3);
        put(widths, row, 4);
        return put(distinct, row, 5);
    }

    /** Says whether the account may not read what MariaDB knows of columns without an index. */
    boolean isRefused() {
        return refused;
    }

    /** Returns how many columns a table has. */
    int count(String table) {
        return byTable.getOrDefault(table, List.of()).size();
    }

    /** Returns what is known of a table's columns; those of which nothing is are left out. */
    SortedMap<String, ColumnProfile> of(String table, long rows) {
        SortedMap<String, ColumnProfile> profiles = new TreeMap<>();
        byTable.getOrDefault(table, List.of()).stream()
                .filter(column ->
                        distinct.containsKey(column) || nulls.containsKey(column) || widths.containsKey(column))
                .forEach(column -> profiles.put(column.name(), profile(column, rows)));
        return profiles;
    }

    private ColumnProfile profile(Column column, long rows) {
        boolean notNull = columns.getOrDefault(column, false);
        Double values = distinct.get(column);
        return new ColumnProfile(
                notNull ? OptionalDouble.of(0) : number(nulls.get(column)),
                values == null || values < 1
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.round(Math.min(values, Math.max(1, rows)))),
                number(widths.get(column)),
                OptionalDouble.empty(),
                mostCommon.getOrDefault(column, List.of()));
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
