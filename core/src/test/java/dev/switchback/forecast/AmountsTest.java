// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How durations, sizes and row counts are said. */
class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.001 | 0.002 | 0.004 | under 0.1 seconds",
                "0.08 | 0.15 | 0.21 | 80 to 210 ms",
                "0.75 | 0.98 | 1.3 | 0.75 to 1.3 seconds",
                "1.4 | 2 | 2.83 | 1.4 to 2.9 seconds",
                "40 | 60 | 85 | 40 to 85 seconds",
                "360 | 440 | 540 | 6 to 9 minutes",
                "5000 | 7300 | 9100 | 1.3 to 2.6 hours",
                "150000 | 260000 | 400000 | 1.7 to 4.7 days",
                "100000000 | 150000000 | 200000000 | 3.1 to 6.4 years",
                "1e15 | 1e16 | 1e17 | over 1,000 years"
            })
    void anIntervalIsRoundedOutward(double low, double middle, double high, String words) {
        assertThat(Amounts.seconds(new Interval(low, middle, high))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | under 1 kB",
                "14200000000 | 14 GB",
                "1600 | 1.6 kB",
                "999 | under 1 kB",
                "2000000000000 | 2 TB"
            })
    void spaceHasItsUnit(double bytes, String words) {
        assertThat(Amounts.bytes(new Interval(bytes, bytes, bytes))).startsWith(words.split(" ")[0]);
        assertThat(Amounts.bytes(new Interval(bytes, bytes, bytes)))
                .endsWith(words.split(" ")[words.split(" ").length - 1]);
    }

    @Test
    void aThousandMegabytesAreAGigabyte() {
        assertThat(Amounts.bytes(1e9)).isEqualTo("1 GB");
        assertThat(Amounts.seconds(60)).isEqualTo("60 seconds");
    }

    @Test
    void rowsAreCountedInMillions() {
        assertThat(Amounts.rows(950)).isEqualTo("950");
        assertThat(Amounts.rows(100_000)).isEqualTo("100,000");
        assertThat(Amounts.rows(1_000_000)).isEqualTo("1 million");
        assertThat(Amounts.rows(80_123_456)).isEqualTo("80.1 million");
        assertThat(Amounts.rows(2_500_000_000L)).isEqualTo("2.5 billion");
    }
}
