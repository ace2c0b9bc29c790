// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrictPartsTest {

    @Test
    void textThatIsReckonedWithMustBeANumber() {
        String text = "json_unquote(json_extract(`v`,_utf8mb4'$.n)'))";
        assertThat(StrictParts.of("(" + text + " * 1000)"))
                .containsExactly("(" + text + ") REGEXP " + StrictParts.NUMBER);
        assertThat(StrictParts.of("(5 + " + text + ")")).hasSize(1);
        assertThat(StrictParts.of("(" + text + " = _utf8mb4'x')")).isEmpty();
    }

    @Test
    void textThatIsReadAsADateMustBeOne() {
        assertThat(StrictParts.of("str_to_date(concat(`a`,','),_utf8mb4'%Y')"))
                .containsExactly("(concat(`a`,',') IS NULL OR str_to_date(concat(`a`,','),_utf8mb4'%Y') IS NOT NULL)");
    }
}
