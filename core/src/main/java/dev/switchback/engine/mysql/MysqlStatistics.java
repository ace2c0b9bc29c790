// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.ReadOnlyTransaction;
import dev.switchback.engine.Statistics;
import dev.switchback.engine.StatisticsReader;
import dev.switchback.profile.ColumnProfile;
import dev.switchback.profile.MemorySettings;
import dev.switchback.profile.Profile;
import dev.switchback.profile.TableProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the statistics of the optimizer and of InnoDB. */
final class MysqlStatistics implements StatisticsReader {

    private static final String TABLES = """
            SELECT table_name, COALESCE(table_rows, 0), COALESCE(data_length, 0), table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
            FROM information_schema.tables WHERE table_schema = DATABASE()
            ORDER BY table_name
            """;

    private static final String MEMORY =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('" + String.join("', '", MemorySettings.MYSQL) + "')";

    private final Connection connection;
    private final Flavor flavor;

    MysqlStatistics(Connection connection, Flavor flavor) {
        this.connection = connection;
        this.flavor = flavor;
    }

    /**
     * A table as {@code information_schema} has it.
     *
     * @param rows    an estimate from a few pages; exact for storage engines without transactions
     * @param isTable whether it is one, and not a view or a sequence
     */
    record Found(String name, long rows, long bytes, boolean isTable) {

        static Found of(ResultSet row) throws SQLException {
            return new Found(row.getString(1), row.getLong(2), row.getLong(3), row.getBoolean(4));
        }
    }

    @Override
    public Statistics read(Set<String> excluded) throws SQLException {
        limit();
        try (ReadOnlyTransaction transaction = ReadOnlyTransaction.begin(connection)) {
            return statistics(transaction.connection(), excluded);
        }
    }

    /** Without the first, MySQL shows what it noted up to a day ago, and nothing of a table that nobody has asked about. */
    private void limit() throws SQLException {
        if (flavor == Flavor.MYSQL) {
            Jdbc.execute(connection, "SET SESSION information_schema_stats_expiry = 0");
            Jdbc.execute(connection, "SET SESSION max_execution_time = 60000");
        } else {
            Jdbc.execute(connection, "SET SESSION max_statement_time = 60");
        }
    }

    private Statistics statistics(Connection connection, Set<String> excluded) throws SQLException {
        List<Found> seen = Jdbc.query(connection, Found::of, TABLES);
        List<Found> found = seen.stream()
                .filter(Found::isTable)
                .filter(table -> excluded.stream().noneMatch(table.name()::equalsIgnoreCase))
                .toList();
        IndexSizes indexes = IndexSizes.read(connection);
        ColumnEstimates columns = ColumnEstimates.read(connection, flavor);
        SortedMap<TableName, TableProfile> tables = new TreeMap<>();
        found.forEach(table -> tables.put(
                new TableName("", table.name()),
                profile(table, indexes.of(table.name()), columns.of(table.name(), table.rows()))));
        String version = Jdbc.text(connection, "SELECT VERSION()");
        return new Statistics(
                new Profile(flavor.name().toLowerCase(Locale.ROOT), version, memory(connection), tables),
                new StatisticsRemarks(flavor, seen, found, tables, indexes, columns).all());
    }

    private static SortedMap<String, Long> memory(Connection connection) throws SQLException {
        SortedMap<String, Long> memory = new TreeMap<>();
        Jdbc.query(connection, row -> memory.put(row.getString(1), row.getLong(2)), MEMORY);
        return memory;
    }

    private static TableProfile profile(
            Found table, Map<String, Long> indexes, SortedMap<String, ColumnProfile> columns) {
        return new TableProfile(
                Math.max(1, table.rows()), OptionalLong.of(table.bytes()), new TreeMap<>(indexes), columns);
    }
}
