// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
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

/** What keeps a rehearsal off a MySQL server, and what its user is told then. */
class MysqlRefusedTest {

    static Stream<DatabaseRequest> products() {
        return Stream.of(new DatabaseRequest("mysql", "8.0"), new DatabaseRequest("mariadb", "11.4"));
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
    void aVariableWithoutAValueIsRefusedAndNotStumbledOver(DatabaseRequest request) throws Exception {
        try (ApartMysql apart = ApartMysql.with(request, "ALL PRIVILEGES")) {
            assertRefused(apart, Map.of("init_file", "/tmp/x")).contains("init_file", "asks for another value");
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
}
