// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"", "a while", "2", "2 hours", "disk", "disk much", "45m,", "cpu 3GB"})
    void whatCannotBeReadIsNotGuessed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.over(Limits.DEFAULT, text));
    }
}
