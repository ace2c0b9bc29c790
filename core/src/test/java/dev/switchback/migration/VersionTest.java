// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void comparesPartsAsNumbers() {
        assertThat(Version.parse("9")).isLessThan(Version.parse("10"));
        assertThat(Version.parse("1.9")).isLessThan(Version.parse("1.10"));
        assertThat(Version.parse("1")).isLessThan(Version.parse("1.1"));
    }

    @Test
    void trailingZerosAndUnderscoresDoNotCount() {
        assertThat(Version.parse("1.0")).isEqualTo(Version.parse("1")).hasSameHashCodeAs(Version.parse("1"));
        assertThat(Version.parse("2_1")).isEqualTo(Version.parse("2.1"));
        assertThat(Version.parse("0")).isEqualTo(Version.parse("0.0"));
        assertThat(Version.parse("001")).isEqualTo(Version.parse("1"));
    }

    @Test
    void refusesOtherTexts() {
        assertThatThrownBy(() -> Version.parse("1a")).hasMessageContaining("\"1a\"");
        assertThatThrownBy(() -> Version.parse("")).isInstanceOf(IllegalArgumentException.class);
    }
}
