// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The work that a rehearsal cannot do without, and nothing else: each version up, down and up again on one database and up
 * on another, one transaction a script, over one JDBC connection each.
 */
final class BareSql {

    private BareSql() {}

    static Duration run(Server server, List<Step> steps) throws SQLException {
        Database first = server.create("bare");
        Database second = server.create("bare");
        try (Connection there = first.connect();
                Connection once = second.connect()) {
            long start = System.nanoTime();
            for (Step step : steps) {
                script(there, step, step.up());
                if (!step.down().isEmpty()) {
                    script(there, step, step.down());
                    script(there, step, step.up());
                }
                script(once, step, step.up());
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            server.drop(first);
            server.drop(second);
        }
    }

    private static void script(Connection connection, Step step, String sql) throws SQLException {
        connection.setAutoCommit(!step.transactional());
        // A driver of MySQL takes one statement at a time; none of the generated ones has a semicolon inside.
        List<String> statements = connection.getMetaData().getDriverName().startsWith("PostgreSQL")
                ? List.of(sql)
                : List.of(sql.strip().split(";\\s*(?:\\n|$)"));
        for (String statement : statements) {
            Jdbc.execute(connection, statement);
        }
        if (step.transactional()) {
            connection.commit();
        }
    }
}
