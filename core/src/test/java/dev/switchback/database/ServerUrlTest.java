// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5433/shop, jdbc:postgresql://db:5433/x",
        "jdbc:postgresql://db, jdbc:postgresql://db/x",
        "jdbc:postgresql://[::1]:5432/, jdbc:postgresql://[::1]:5432/x",
        "jdbc:postgresql:///shop, jdbc:postgresql:///x",
        "jdbc:mysql://[fe80::1%eth0]:3306/, jdbc:mysql://[fe80::1%eth0]:3306/x",
        "jdbc:mariadb://[::1]?user=u@h, jdbc:mariadb://[::1]/x",
        "jdbc:postgresql://db/shop?ssl=true&user=me&sslmode=verify-full, jdbc:postgresql://db/x?ssl=true&sslmode=verify-full",
        "jdbc:mysql://me:s3cret@db/?useSSL, jdbc:mysql://db/x?useSSL=",
        "jdbc:mysql://db:3306?password=s3cret, jdbc:mysql://db:3306/x",
        "jdbc:mariadb://db/shop?sessionVariables=a=1, jdbc:mariadb://db/x?sessionVariables=a=1",
    })
    void anotherDatabaseOfTheSameServer(String url, String other) {
        assertThat(ServerUrl.parse(url).of("x")).isEqualTo(other);
    }

    @Test
    void userAndPasswordMayStandInIt() {
        ServerUrl parameters = ServerUrl.parse("jdbc:postgresql://db/shop?user=me&password=a%26b+c");
        assertThat(parameters.user()).contains("me");
        assertThat(parameters.password()).contains("a&b+c");
        ServerUrl host = ServerUrl.parse("jdbc:mysql://me:a%40b@db/shop");
        assertThat(host.user()).contains("me");
        assertThat(host.password()).contains("a@b");
        assertThat(ServerUrl.parse("jdbc:mysql://db/shop").password()).isEmpty();
    }

    @Test
    void valuesAreWrittenAsTheDriverReadsThem() {
        String value = "sql_mode='A,B'";
        assertThat(ServerUrl.parse("jdbc:mysql://db/").with("v", value).of("x")).endsWith("?v=sql_mode%3D%27A%2CB%27");
        assertThat(ServerUrl.parse("jdbc:mariadb://db/").with("v", value).of("x"))
                .endsWith("?v=sql_mode='A,B'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://u:100%zx@one/x", "jdbc:postgresql://one/x?user=u&password=100%zx"})
    void aPercentSignThatIsNotEncodedIsNamedWithoutThePassword(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerUrl.parse(url))
                .withMessageContaining("%25")
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("zx", "100"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db:5432",
                "jdbc:oracle:thin:@//db?password=s3cret",
                "jdbc:postgresql:shop?password=s3cret",
                "jdbc:mysql:loadbalance://one/x?password=s3cret",
                "jdbc:postgresql://one,two/x?password=s3cret",
                "jdbc:mysql:replication://u:s3cret@one,two/x",
                "jdbc:mysql+srv://u:s3cret@one/x",
                "jdbc:mysql://u:s3cret@one,u:s3cret@two/x",
                "jdbc:mysql://(host=one,user=u,password=s3cret),(host=two)/x",
                "jdbc:mysql://address=(host=one)(password=s3cret)/x",
                "jdbc:mysql://u:a/s3cret@one/x",
                "jdbc:mysql://u:a@s3cret@one/x",
                "jdbc:mysql://one:s3cret/x",
                "jdbc:postgresql://one/x;password=s3cret",
            })
    void whatIsNotOneServerIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerUrl.parse(url))
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("s3cret").contains("server"));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5432/my%20shop?sslmode=require, my shop",
        "'jdbc:postgresql://one:5432,two:5432/shop', shop",
        "jdbc:postgresql:shop, shop",
        "jdbc:postgresql://db:5432, ''",
        "jdbc:mysql://db/a+b%2Bc?useSSL=true, a+b+c",
        "'jdbc:mysql:loadbalance://one,two/shop', shop",
        "jdbc:mariadb://db/my%20shop, my%20shop",
        "jdbc:mysql://db/100%, 100%"
    })
    void theDatabaseIsCalledAsTheDriverReadsTheUrl(String url, String database) {
        assertThat(ServerUrl.databaseIn(url)).isEqualTo(database);
    }
}
