// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
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
    void aVariableThatASessionCannotSetHasToBeThatAlready(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            assertRefused(apart, Map.of("lower_case_table_names", "1"))
                    .contains("lower_case_table_names is 0", "switchback.server.set.lower_case_table_names=1");
            assertRefused(apart, Map.of("sql_mdoe", "ANSI")).contains("Unknown system variable", "sql_mdoe");
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void aPrivilegeThatIsMissingIsNamedWithTheGrant(DatabaseRequest request) throws Exception {
        String grant = "GRANT ALL PRIVILEGES ON `switchback\\_%`.* TO 'existing";
        try (ApartMysql apart = ApartMysql.with(request, "CREATE, DROP, SELECT, INSERT, UPDATE, DELETE")) {
            assertRefused(apart, Map.of()).contains("lacks ALTER, ALTER ROUTINE, ", "TRIGGER; ", grant);
        }
        try (ApartMysql apart = ApartMysql.with(request, "")) {
            assertRefused(apart, Map.of()).contains("CREATE, CREATE ROUTINE", grant);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void refusalsNameTheRemedy(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            apart.administer("ALTER USER " + apart.user() + "@'%' IDENTIFIED BY 'another'");
            assertRefused(apart, Map.of()).contains("Access denied", "switchback.server.password");
            apart.administer("ALTER USER " + apart.user() + "@'%' IDENTIFIED BY '"
                    + apart.password().replace("'", "''") + "' WITH MAX_USER_CONNECTIONS 10");
            assertRefused(apart, Map.of()).contains("only 9 more connections are free", "a rehearsal needs 16");
            apart.administer("ALTER USER " + apart.user() + "@'%' WITH MAX_USER_CONNECTIONS 1");
            try (Connection ignored = login(apart).connect()) {
                assertRefused(apart, Map.of()).contains("max_user_connections", "a rehearsal needs 16");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void aKilledRunsDatabasesAreRemovedByTheNextAndALiveOnesAreNot(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                OtherRun dead = OtherRun.start(apart.options(Map.of()));
                OtherRun live = OtherRun.start(apart.options(Map.of()))) {
            dead.kill();
            try (ExistingServer next = apart.connect()) {
                assertThat(next.description()).contains("removed what dead runs had left: " + dead.database());
                assertThat(apart.databases()).containsExactlyInAnyOrder(live.database(), REGISTRY);
            }
            assertThat(apart.databases()).containsExactlyInAnyOrder(live.database(), REGISTRY);
            live.end();
            assertThat(apart.databases()).isEmpty();
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

    @ParameterizedTest
    @MethodSource("products")
    void whatHasThePrefixOnlyIsNotDropped(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                ExistingServer server = apart.connect()) {
            apart.administer("CREATE DATABASE switchback_shop");
            assertThatThrownBy(() -> server.drop(new Database("", "", "", "switchback_shop")))
                    .hasMessageContaining("does not carry the mark");
            assertThatThrownBy(() -> server.drop(apart.administrators()))
                    .hasMessageContaining("does not carry the mark");
            assertThat(apart.databases()).contains("switchback_shop");
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void aUserWhoMayWriteToOthersDatabasesIsRefused(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            String theirs = "shop_" + apart.user();
            String pattern = "`" + theirs.replace("_", "\\_") + "`.*";
            String user = apart.user() + "@'%'";
            apart.administer("CREATE DATABASE " + theirs);
            try {
                apart.administer("GRANT SELECT, UPDATE ON " + pattern + " TO " + user);
                apart.connect().close(); // it is empty
                apart.administer("CREATE TABLE " + theirs + ".orders (id INT)");
                assertRefused(apart, Map.of())
                        .contains("may write to other databases", theirs, "GRANT ALL PRIVILEGES ON `switchback\\_%`.*");
                apart.administer("REVOKE UPDATE ON " + pattern + " FROM " + user);
                apart.connect().close(); // it can only be read
                apart.administer("GRANT INSERT ON " + theirs + ".orders TO " + user);
                assertRefused(apart, Map.of()).contains("may write to other databases");
                apart.administer("REVOKE INSERT ON " + theirs + ".orders FROM " + user);
                apart.administer("CREATE ROLE clerk_" + apart.user());
                apart.administer("GRANT DELETE ON " + pattern + " TO clerk_" + apart.user());
                apart.administer("GRANT clerk_" + apart.user() + " TO " + user);
                apart.connect().close(); // a role that is not active gives nothing
                apart.administer("SET DEFAULT ROLE clerk_" + apart.user()
                        + (request.product().equals("mysql") ? " TO " : " FOR ") + user);
                assertRefused(apart, Map.of()).contains("may write to other databases");
            } finally {
                apart.administer("DROP ROLE IF EXISTS clerk_" + apart.user());
                apart.administer("DROP DATABASE " + theirs);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void aLeftoverThatCannotBeDroppedKeepsNobodyOut(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES");
                OtherRun dead = OtherRun.start(apart.options(Map.of()))) {
            dead.kill();
            String parent = dead.database() + ".parent";
            apart.administer("CREATE TABLE " + parent + " (id INT PRIMARY KEY)");
            try (Connection reader = apart.administrators().connect()) {
                // A session of another user, in another database, of which no process list tells.
                reader.setAutoCommit(false);
                Jdbc.query(reader, row -> 1, "SELECT * FROM " + parent);

                try (ExistingServer next = apart.connect()) {
                    assertThat(next.description())
                            .contains("left alone", dead.database())
                            .doesNotContain("removed");
                }
            }
            apart.connect().close();
            assertThat(apart.databases()).isEmpty();
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
    void theRegistryGoesAfterAKeptDatabaseThatWasDroppedByHand(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            String kept;
            try (ExistingServer server = apart.connect()) {
                String howTo = server.keep(server.create("kept"));
                kept = howTo.replaceFirst("(?s).*DROP DATABASE (\\w+);.*", "$1");
            }
            apart.connect().close();
            assertThat(apart.databases()).containsExactlyInAnyOrder(kept, REGISTRY);

            apart.administer("DROP DATABASE " + kept);
            apart.connect().close();
            assertThat(apart.databases()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void whatSomebodyHasPutBesideTheRegistryStays(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            try (ExistingServer server = apart.connect()) {
                server.create("x");
                apart.administer("CREATE TABLE switchback_registry.notes (id INT)");
            }
            assertThat(ask(apart.administrators(), "SELECT count(*) FROM switchback_registry.notes"))
                    .isEqualTo("0");
            apart.administer("DROP TABLE switchback_registry.notes");
            apart.connect().close();
            assertThat(apart.databases()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void otherUsersSessionsDoNotCountAgainstAUsersLimit(DatabaseRequest request) throws Exception {
        List<Connection> others = new ArrayList<>();
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            apart.administer("GRANT PROCESS ON *.* TO " + apart.user() + "@'%'");
            apart.administer("ALTER USER " + apart.user() + "@'%' WITH MAX_USER_CONNECTIONS 18");
            for (int i = 0; i < 5; i++) {
                others.add(apart.administrators().connect());
            }
            apart.connect().close();
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void aVariableWithoutAValueIsRefusedAndNotStumbledOver(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            assertRefused(apart, Map.of("init_file", "/tmp/x")).contains("init_file", "asks for another value");
        }
    }

    private static AbstractStringAssert<?> assertRefused(ApartMysql apart, Map<String, String> variables)
            throws SQLException {
        List<String> before = apart.databases();
        Throwable refusal = catchThrowable(
                () -> ExistingServer.connect(apart.options(variables)).close());
        assertThat(refusal).isInstanceOf(IOException.class);
        assertThat(apart.databases()).isEqualTo(before);
        return assertThat(refusal.getMessage()).doesNotContain(apart.password());
    }

    private static Database login(ApartMysql apart) {
        return new Database(
                apart.administrators().url(),
                apart.user(),
                apart.password(),
                apart.administrators().name());
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }
}
