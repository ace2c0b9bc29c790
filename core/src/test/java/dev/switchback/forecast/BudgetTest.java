// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header may allow its migration. */
class BudgetTest {

    @Test
    void whatIsStatedTakesThePlaceOfTheProjects() {
        Limits limits = Budget.over(Limits.DEFAULT, "2h, disk 20GB,log 1.5 TB");

        assertThat(limits)
                .isEqualTo(new Limits(
                        Duration.ofHours(2),
                        Duration.ofHours(2),
                        OptionalLong.of(20_000_000_000L),
                        OptionalLong.of(1_500_000_000_000L)));
    }

    @Test
    void whatIsNotStatedStays() {
        assertThat(Budget.over(Limits.DEFAULT, "disk 1GB"))
                .isEqualTo(new Limits(
                        Limits.DEFAULT.warning(),
                        Limits.DEFAULT.failure(),
                        OptionalLong.of(1_000_000_000L),
                        OptionalLong.empty()));
    }

    @ParameterizedTest
    @CsvSource({"59, 1m", "61, 2m", "5400, 90m", "5401, 2h", "86400, 24h", "999999, ''"})
    void whatWouldBeAcceptedCanBeStated(double high, String budget) {
        Optional<String> stated = Budget.forAll(new Interval(0, 0, high));

        assertThat(stated.orElse("")).isEqualTo(budget);
        stated.ifPresent(text -> assertThat(Budget.duration(text).toSeconds()).isGreaterThanOrEqualTo((long) high));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a while",
                "2",
                "2 hours",
                "disk",
                "disk much",
                "45m,",
                "cpu 3GB",
                "0m",
                "2h, 3h",
                "log 1GB, log 2GB",
                "disk 999999999999TB"
            })
    void whatCannotBeReadIsNotGuessed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.over(Limits.DEFAULT, text));
    }
}
