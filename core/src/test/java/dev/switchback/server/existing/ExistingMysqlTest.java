// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExistingMysqlTest {

    private static final String REGISTRY = "switchback_registry";

    static Stream<DatabaseRequest> products() {
        return Stream.of(new DatabaseRequest("mysql", "8.0"), new DatabaseRequest("mariadb", "11.4"));
    }

    @ParameterizedTest
    @MethodSource("products")
    void databasesComeAndGoWithPrivilegesOnOursAlone(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            try (ExistingServer server = apart.connect()) {
                Database database = server.create("Shop");
                ask(database, "SELECT 1");
                assertThat(database.name()).matches("switchback_shop_[0-9a-f]{8}_1");
                assertThat(apart.databases()).containsExactlyInAnyOrder(database.name(), REGISTRY);
                assertThat(server.canClone()).isFalse();
                assertThat(server.description()).contains(server.version()).doesNotContain(apart.password());
                server.drop(database);
                server.drop(database);
                assertThat(apart.databases()).containsExactly(REGISTRY);
                server.create("another");
            }
            assertThat(apart.databases()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void sessionsThatReadDoNotKeepADatabaseFromBeingDropped(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                ExistingServer server = apart.connect()) {
            Database database = server.create("read");
            Connection reader = database.connect();
            Jdbc.execute(reader, "CREATE TABLE t (a INT)");
            reader.setAutoCommit(false);
            Jdbc.query(reader, row -> 1, "SELECT * FROM t");

            server.drop(database);

            assertThat(apart.databases()).containsExactly(REGISTRY);
            assertThatThrownBy(() -> Jdbc.query(reader, row -> 1, "SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void everySessionHasTheVariablesOfProduction(DatabaseRequest request) throws Exception {
        Map<String, String> variables = Map.of(
                "sql_mode",
                "ANSI,NO_ZERO_DATE",
                "time_zone",
                "+02:00",
                "foreign_key_checks",
                "0",
                "lower_case_table_names",
                "0");
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                ExistingServer server = ExistingServer.connect(apart.options(variables))) {
            Database database = server.create("x");
            assertThat(ask(database, "SELECT @@sql_mode"))
                    .endsWith(",ANSI,NO_ZERO_DATE")
                    .contains("ANSI_QUOTES");
            assertThat(ask(database, "SELECT @@time_zone")).isEqualTo("+02:00");
            assertThat(ask(database, "SELECT @@foreign_key_checks + 0")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void theVariablesOfProductionAreNotThoseOfItsOwnWork(DatabaseRequest request) throws Exception {
        Map<String, String> variables = Map.of("autocommit", "0", "sql_mode", "ANSI,NO_BACKSLASH_ESCAPES");
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                ExistingServer server = ExistingServer.connect(apart.options(variables))) {
            Database stays = server.create("stays");
            server.drop(server.create("goes"));

            assertThat(ask(apart.administrators(), "SELECT group_concat(name) FROM switchback_registry.`databases`"))
                    .isEqualTo(stays.name());
            apart.administer("CREATE DATABASE switchback_shop");
            assertThatThrownBy(() -> server.drop(new Database("", "", "", "switchback_shop")))
                    .hasMessageContaining("does not carry the mark");
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void runsThatStartAndEndAtOnceDoNotDisturbEachOther(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            Together.run(4, () -> {
                for (int i = 0; i < 5; i++) {
                    try (ExistingServer server = apart.connect()) {
                        ask(server.create("one"), "SELECT 1");
                    }
                }
            });
            assertThat(apart.databases()).isEmpty();
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }
}
