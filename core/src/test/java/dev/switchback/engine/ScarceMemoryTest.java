// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlEngine;
import dev.switchback.engine.postgresql.PostgresEngine;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sessions that get a part of the memory. */
class ScarceMemoryTest {

    private static String variable(Server server, Engine engine, Memory memory, String query) throws SQLException {
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
        return variable(TestServers.postgres(), new PostgresEngine(), part(memory), "SHOW " + variable);
    }

    private static Memory part(double part) {
        return new Memory(part, new TreeMap<>());
    }

    private static Memory partOf(String setting, long bytes) {
        return new Memory(0.125, new TreeMap<>(Map.of(setting, bytes)));
    }

    @Test
    void whatProductionHasIsDivided() throws SQLException {
        assertThat(variable(
                        TestServers.postgres(), new PostgresEngine(), partOf("work_mem", 64L << 20), "SHOW work_mem"))
                .isEqualTo("8MB");
        assertThat(variable(
                        TestServers.mysql(),
                        new MysqlEngine(Flavor.MYSQL),
                        partOf("tmp_table_size", 64L << 20),
                        "SELECT @@tmp_table_size"))
                .isEqualTo("8388608");
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

        assertThat(variable(TestServers.mysql(), engine, part(0.125), "SELECT @@tmp_table_size"))
                .isEqualTo("2097152");
        assertThat(variable(TestServers.mysql(), engine, part(0.125), "SELECT @@innodb_ddl_buffer_size"))
                .isEqualTo("131072");
        assertThat(variable(TestServers.mysql(), engine, Memory.ALL, "SELECT @@tmp_table_size"))
                .isEqualTo("16777216");
    }

    @Test
    void mariadbGivesAPartOfIt() throws SQLException {
        Engine engine = new MysqlEngine(Flavor.MARIADB);

        assertThat(variable(TestServers.mariadb(), engine, part(0.125), "SELECT @@tmp_table_size"))
                .isEqualTo("2097152");
        assertThat(variable(TestServers.mariadb(), engine, part(0.125), "SELECT @@join_buffer_size"))
                .isEqualTo("32768");
    }
}
