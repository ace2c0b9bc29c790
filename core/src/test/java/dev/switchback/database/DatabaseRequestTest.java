// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRequestTest {

    @ParameterizedTest
    @CsvSource({
        "mysql, mysql:8.0",
        "mysql:8.0.31, mysql:8.0.31",
        "' MySQL:9 ', mysql:9",
        "mariadb:11, mariadb:11",
        "postgresql, postgresql:18",
    })
    void aProductWithAsMuchOfAVersionAsMatters(String text, String request) {
        assertThat(DatabaseRequest.parse(text)).hasToString(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                ":",
                "oracle:19",
                "postgres:17",
                "mysql:",
                "mysql:8.x",
                "mysql:8:0",
                "mysql 8.0",
                ":8.0",
                "mysql:latest",
                "mysql:5.7",
                "mariadb:5.5",
            })
    void anythingElseIsRefusedWithWhatIsAccepted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseRequest.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("postgresql, mysql or mariadb")
                .withMessageContaining("mysql:8.4");
    }

    @Test
    void aVersionThatIsTooOldIsCalledThat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseRequest.parse("mysql:5.7"))
                .withMessageContaining("too old");
    }

    @ParameterizedTest
    @CsvSource({"8.4, 8.4.3, true", "8.4, 8.40, false", "8, 8.4.3, true", "8.0.31, 8.0.31, true", "8.0.3, 8.0.31, false"
    })
    void isMetByEveryVersionThatBeginsLikeIt(String asked, String found, boolean isMet) {
        assertThat(new DatabaseRequest("mysql", asked).isMetBy(found)).isEqualTo(isMet);
    }
}
