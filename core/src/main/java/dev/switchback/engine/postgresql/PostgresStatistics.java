// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.ReadOnlyTransaction;
import dev.switchback.engine.Statistics;
import dev.switchback.engine.StatisticsReader;
import dev.switchback.engine.postgresql.StatisticsSql.Sizes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Reads the planner's statistics. */
final class PostgresStatistics implements StatisticsReader {

    /** {@code lock_not_available}: somebody holds a table, perhaps to rewrite it for hours. */
    private static final String LOCKED = "55P03";

    private final Connection connection;

    PostgresStatistics(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Statistics read(Set<String> excluded) throws SQLException {
        try {
            return read(excluded, Sizes.EXACT);
        } catch (SQLException e) {
            if (!LOCKED.equals(e.getSQLState())) {
                throw e;
            }
            return read(excluded, Sizes.NOTED);
        }
    }

    private Statistics read(Set<String> excluded, Sizes sizes) throws SQLException {
        try (ReadOnlyTransaction transaction = ReadOnlyTransaction.begin(connection)) {
            limit(transaction.connection());
            int version = Integer.parseInt(Jdbc.text(connection, "SHOW server_version_num")) / 10_000;
            return new StatisticsRows(connection, StatisticsSql.of(connection, version, sizes), excluded).read();
        }
    }

    /** All of it ends with the transaction: between us and the server may be a pool, whose next user would have it. */
    private static void limit(Connection connection) throws SQLException {
        Jdbc.execute(connection, "SET LOCAL search_path = pg_catalog");
        Jdbc.execute(connection, "SET LOCAL statement_timeout = '60s'");
        Jdbc.execute(connection, "SET LOCAL lock_timeout = '2s'");
    }
}
