// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlParametersTest {

    private static String options(String url) {
        return UrlParameters.appending(url, "options", " ", "-c a=1");
    }

    @Test
    void aParameterIsAdded() {
        assertThat(options("jdbc:postgresql://h/d")).isEqualTo("jdbc:postgresql://h/d?options=-c%20a%3D1");
        assertThat(options("jdbc:postgresql://h/d?ssl=true"))
                .isEqualTo("jdbc:postgresql://h/d?ssl=true&options=-c%20a%3D1");
    }

    @Test
    void whatAParameterHasAlreadyStays() {
        assertThat(options("jdbc:postgresql://h/d?options=-c%20b%3D2&ssl=true"))
                .isEqualTo("jdbc:postgresql://h/d?options=-c%20b%3D2%20-c%20a%3D1&ssl=true");
        assertThat(options("jdbc:postgresql://h/d?ssl=true&options=x"))
                .isEqualTo("jdbc:postgresql://h/d?ssl=true&options=x%20-c%20a%3D1");
    }

    @Test
    void otherParametersOfSuchANameAreOthers() {
        assertThat(options("jdbc:postgresql://h/d?myoptions=x"))
                .isEqualTo("jdbc:postgresql://h/d?myoptions=x&options=-c%20a%3D1");
    }

    @Test
    void mariadbsDriverDecodesNothing() {
        assertThat(UrlParameters.appending("jdbc:mariadb://h/d", "sessionVariables", ",", "a=1"))
                .isEqualTo("jdbc:mariadb://h/d?sessionVariables=a=1");
    }
}
