// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchback.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    private static final String SECRET = "s3cret-Hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h:1/d?user=u&password=" + SECRET + "&ssl=true",
                "jdbc:postgresql://h:1/d?sslpassword=" + SECRET,
                "jdbc:mysql://u:" + SECRET + "@h:1/d",
                "jdbc:mysql://h:1/d;Password=" + SECRET,
                "jdbc:mysql://u:" + SECRET + "@one,u:" + SECRET + "@h:1/d",
                "jdbc:mysql://u:a@b" + SECRET + "@h:1/d",
                "jdbc:mysql://u:a/b" + SECRET + "@h:1/d",
                "jdbc:mysql://u:a?b" + SECRET + "@h:1/d",
                "jdbc:mysql:loadbalance://u:" + SECRET + "@one:1,h:1/d",
                "jdbc:mysql://address=(host=h:1/d)(user=u)(password=" + SECRET + ")/d",
                "jdbc:mysql://(host=h:1/d,user=u,password=" + SECRET + ")/d",
                "jdbc:mariadb://h:1/d?keyStorePassword=" + SECRET + "&user=u@h",
                "jdbc:oracle:thin:u/" + SECRET + "@h:1/d",
                "postgres://u:" + SECRET + "@h:1/d",
            })
    void aPasswordIsNeverShown(String url) {
        Database database = new Database(url, "u", SECRET, "d");
        assertThat(database.toString()).doesNotContain(SECRET).contains("h:1/d").contains("user u");
        assertThat(Map.of("db", database).toString()).doesNotContain(SECRET);
    }

    @Test
    void theRestOfTheUrlIsShownUnchanged() {
        Database database = new Database("jdbc:postgresql://h:1/d?ssl=true&currentSchema=a", "u", SECRET, "d");
        assertThat(database).hasToString("jdbc:postgresql://h:1/d?ssl=true&currentSchema=a (user u)");
        Database azure = new Database("jdbc:mysql://h:1/d?user=u@h", "u@h", SECRET, "d");
        assertThat(azure).hasToString("jdbc:mysql://h:1/d?user=u@h (user u@h)");
    }

    @Test
    void aRefusedLoginDoesNotTellThePassword() throws SQLException {
        Database right = TestServers.postgres().create("login");
        Database wrong = new Database(right.url(), right.user(), SECRET, right.name());
        SQLException refused = catchThrowableOfType(SQLException.class, wrong::connect);
        assertThat(refused.getSQLState()).isEqualTo("28P01");
        assertThat(everythingIn(refused)).doesNotContain(SECRET);
        TestServers.postgres().drop(right);
    }

    @Test
    void aFailedScriptThatSetsAPasswordIsTheServersMessageOnly() throws SQLException {
        Database database = TestServers.postgres().create("script");
        try (var connection = database.connect()) {
            SQLException failed = catchThrowableOfType(
                    SQLException.class,
                    () -> Jdbc.execute(connection, "ALTER ROLE nobody_at_all PASSWORD '" + SECRET + "'"));
            assertThat(everythingIn(failed))
                    .doesNotContain(SECRET)
                    .doesNotContain(database.password())
                    .contains("nobody_at_all");
        }
        TestServers.postgres().drop(database);
    }

    @Test
    void anUnreachableServerIsNamedWithoutThePassword() {
        Database nowhere = new Database("jdbc:postgresql://127.0.0.1:1/d", "u", SECRET, "d");
        SQLException unreachable = catchThrowableOfType(SQLException.class, nowhere::connect);
        assertThat(everythingIn(unreachable)).contains("127.0.0.1:1").doesNotContain(SECRET);
    }

    @Test
    void aMissingDriverIsNamedWithTheCure() {
        Database unknown = new Database("jdbc:oracle:thin:@h/d?password=" + SECRET, "u", SECRET, "d");
        SQLException missing = catchThrowableOfType(SQLException.class, unknown::connect);
        assertThat((Throwable) missing)
                .hasMessageContaining("no JDBC driver for jdbc:oracle")
                .hasMessageContaining("dependency");
        assertThat(everythingIn(missing)).doesNotContain(SECRET);
    }

    @Test
    void aDriverThatStumblesIsToldAndNotWaitedFor() {
        Database odd = new Database("jdbc:mariadb://127.0.0.1:99999/d", "u", SECRET, "d");
        assertThatThrownBy(() -> odd.connect(Duration.ofMinutes(1)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("port out of range");
    }

    @Test
    void aSessionSaysWhoseItIs() throws SQLException {
        Database database = TestServers.postgres().create("name");
        try (var connection = database.connect()) {
            assertThat(Jdbc.text(connection, "SHOW application_name")).isEqualTo("switchback");
        }
        TestServers.postgres().drop(database);
    }

    @Test
    void aStatementEndsAtItsLimit() throws SQLException {
        Database database = TestServers.postgres().create("limit");
        try (var connection = database.connect()) {
            SQLException ended = catchThrowableOfType(
                    SQLException.class, () -> Jdbc.execute(connection, "SELECT pg_sleep(60)", Duration.ofSeconds(1)));
            assertThat(ended.getSQLState()).isEqualTo("57014");
            Jdbc.execute(connection, "SELECT pg_sleep(0)", Duration.ofSeconds(60));
        }
        TestServers.postgres().drop(database);
    }

    private static String everythingIn(SQLException e) {
        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));
        for (SQLException next = e.getNextException(); next != null; next = next.getNextException()) {
            next.printStackTrace(new PrintWriter(all));
        }
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://h:1, jdbc:mysql://h:1/shop",
        "jdbc:mysql://h:1/, jdbc:mysql://h:1/shop",
        "jdbc:mysql://h:1/other?useSSL=true, jdbc:mysql://h:1/shop?useSSL=true",
        "'jdbc:mysql://one:1,[::1]:2?path=/x//y', 'jdbc:mysql://one:1,[::1]:2/shop?path=/x//y'",
        "'jdbc:mariadb:sequential://one,two/other?a=b', 'jdbc:mariadb:sequential://one,two/shop?a=b'",
    })
    void anotherDatabaseOfTheServerIsNamedBehindTheHost(String url, String expected) {
        Database other = new Database(url, "u", "p", "").inDatabase("shop");

        assertThat(other).isEqualTo(new Database(expected, "u", "p", "shop"));
    }

    @Test
    void aNameIsEncodedAsTheDriverDecodesIt() {
        assertThat(new Database("jdbc:mysql://h/", "u", "p", "")
                        .inDatabase("a b$1")
                        .url())
                .isEqualTo("jdbc:mysql://h/a%20b%241");
    }
}
