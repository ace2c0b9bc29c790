// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlEngine;
import dev.switchback.engine.postgresql.PostgresEngine;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Sessions that get a part of the memory. */
class ScarceMemoryTest {

    private static String variable(Server server, Engine engine, double memory, String query) throws SQLException {
        Database database = server.create("scarce");
        try {
            try (Connection connection = engine.alone(database, memory).connect()) {
                return Jdbc.text(connection, query);
            }
        } finally {
            server.drop(database);
        }
    }

    private static String postgres(double memory, String variable) throws SQLException {
        return variable(TestServers.postgres(), new PostgresEngine(), memory, "SHOW " + variable);
    }

    @Test
    void postgresGivesAPartOfIt() throws SQLException {
        assertThat(postgres(0.125, "work_mem")).isEqualTo("512kB");
        assertThat(postgres(0.125, "maintenance_work_mem")).isEqualTo("8MB");
        assertThat(postgres(0.125, "max_parallel_workers_per_gather")).isEqualTo("0");
    }

    @Test
    void postgresGivesWhatItGivesAtLeast() throws SQLException {
        assertThat(postgres(0.00001, "work_mem")).isEqualTo("64kB");
        assertThat(postgres(0.00001, "maintenance_work_mem")).isEqualTo("1MB");
    }

    @Test
    void allOfItIsWhatIsSet() throws SQLException {
        assertThat(postgres(1, "work_mem")).isEqualTo("4MB");
        assertThat(postgres(1, "maintenance_work_mem")).isEqualTo("64MB");
    }

    @Test
    void mysqlGivesAPartOfIt() throws SQLException {
        Engine engine = new MysqlEngine(Flavor.MYSQL);

        assertThat(variable(TestServers.mysql(), engine, 0.125, "SELECT @@tmp_table_size"))
                .isEqualTo("2097152");
        assertThat(variable(TestServers.mysql(), engine, 0.125, "SELECT @@innodb_ddl_buffer_size"))
                .isEqualTo("131072");
        assertThat(variable(TestServers.mysql(), engine, 1, "SELECT @@tmp_table_size"))
                .isEqualTo("16777216");
    }

    @Test
    void mariadbGivesAPartOfIt() throws SQLException {
        Engine engine = new MysqlEngine(Flavor.MARIADB);

        assertThat(variable(TestServers.mariadb(), engine, 0.125, "SELECT @@tmp_table_size"))
                .isEqualTo("2097152");
        assertThat(variable(TestServers.mariadb(), engine, 0.125, "SELECT @@join_buffer_size"))
                .isEqualTo("32768");
    }
}
