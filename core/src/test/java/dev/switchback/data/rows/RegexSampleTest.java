// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSampleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[0-9a-f]{64}$",
                "^[a-z]{2}(-[a-z0-9]{2,8})?$",
                "^[A-Z][A-Z0-9_]{1,39}$",
                "^\\d+\\.\\d+\\.\\d+(-[a-z]+)?$",
                "^(red|green|blue)$",
                "^[^@\\s]+@[^@\\s]+$",
                "^\\+[0-9]{6,12}$",
                "^(a(b|c)d){2}$",
                "^[a-z0-9][a-z0-9._-]{2,39}$"
            })
    void makesTextsThatThePatternMatches(String pattern) {
        assertThat(RegexSample.of(pattern, 8)).isNotEmpty().allMatch(text -> text.matches(pattern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[0-9a-f]{64}$", "^[a-z]{2}[0-9]{3}$"})
    void makesAsManyDifferentTextsAsAskedFor(String pattern) {
        assertThat(RegexSample.of(pattern, 20)).hasSize(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "a{", "a{x}", "\\", "(?<=a)b"})
    void survivesWhatItDoesNotKnow(String pattern) {
        assertThat(RegexSample.of(pattern, 3)).hasSizeLessThanOrEqualTo(3);
    }
}
